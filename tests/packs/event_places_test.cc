// Where an event happened, in single sentences: each line is one class of errors that was met.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "packs/pack_running.h"

using namespace khabar;
using namespace khabar::packs;

namespace {

// The place of the first event of the type; empty if it has none.
std::string place_of(std::string_view text, std::string_view type, std::string_view language = "en") {
  Pipeline pipeline(resources());
  const Document doc = run_text(pipeline, "place", std::string(language), text, "2026-03-05");
  for (const Event& e : doc.events)
    if (e.type == type) return e.place ? std::string(doc.at(e.place->span)) : "";
  return "no event";
}

// The first day of the first event of the type; empty if it has none.
std::string day_of(std::string_view text, std::string_view type, std::string_view language = "en") {
  Pipeline pipeline(resources());
  const Document doc = run_text(pipeline, "day", std::string(language), text, "2026-03-05");
  for (const Event& e : doc.events)
    if (e.type == type) return e.from ? iso_day(*e.from) : "";
  return "no event";
}

}  // namespace

TEST_CASE("the nearest name that says where is the place") {
  CHECK(place_of("A bomb killed two people in Kenya's biggest coastal town of Mombasa.", "ASSAULT") == "Mombasa");
  CHECK(place_of("Eight people were killed in the Red Sea port of Djibouti.", "ASSAULT") == "Djibouti");
  CHECK(place_of("The rebels attacked a post near Haj Omran, 340 km north of Baghdad.", "ASSAULT") == "Haj Omran");
  CHECK(place_of("Two guards were killed in the northern Spanish port city of Gijon.", "ASSAULT") == "Gijon");
  CHECK(place_of("The boat capsized off Tunisia.", "DISASTER") == "Tunisia");
}

TEST_CASE("between the word that says where and the name stand heads, adjectives and marks") {
  CHECK(place_of("Gunmen killed two traders in the besieged northern town of Kaduna.", "ASSAULT") == "Kaduna");
  CHECK(place_of("Gunmen killed two traders in the oil-rich state of Kano.", "ASSAULT") == "Kano");
  CHECK(place_of("Gunmen killed two traders in nearby Kaduna.", "ASSAULT") == "Kaduna");
  CHECK(place_of("Troops opened fire on a crowd in Kenya's capital, Nairobi.", "ASSAULT") == "Nairobi");
  CHECK(place_of("Troops opened fire on a crowd in the Kenyan capital, Nairobi.", "ASSAULT") == "Nairobi");
  CHECK(place_of("Thousands poured into the streets of Conakry.", "PROTEST") == "Conakry");
  CHECK(place_of("The last soldiers left the base at Gao.", "RETREAT") == "Gao");
  CHECK(place_of("A bomb went off in a suburb of Botswana's capital Gaborone.", "ASSAULT") == "Gaborone");
  CHECK(place_of("Hundreds of migrants landed on the island of Lampedusa.", "DISPLACEMENT") == "Lampedusa");
}

TEST_CASE("a disaster is in the land that suffers it, a deed behind a comma where the clause before it is") {
  CHECK(place_of("Ethiopia suffered a disastrous drought two years ago.", "DISASTER") == "Ethiopia");
  CHECK(place_of("A guard was shot and stabbed in Lyon.", "ASSAULT") == "Lyon");
  CHECK(place_of("Floods have trapped hundreds and injured at least 50 in northern Chad.", "DISASTER") == "Chad");
  CHECK(place_of("Men drove a van into a stall in Lyon, wounding twelve shoppers.", "ASSAULT") == "Lyon");
}

TEST_CASE("what is done or said elsewhere is no place of the deed") {
  CHECK(place_of("The navies held joint exercises near Aden in May, the ministry in Nairobi announced.", "COOPERATE") ==
        "Aden");
  CHECK(place_of("The bank left the market after the invasion of Ukraine, selling its office in Moscow.", "ASSAULT") ==
        "Ukraine");
  CHECK(place_of("Chad urged Niger to close a camp in Agadez.", "REQUEST").empty());
  CHECK(place_of("A worker was stabbed on Monday and is now in the hospital.", "ASSAULT").empty());
}

TEST_CASE("what is told of the subject by a participle has a place and a day of its own") {
  const char* const freed = "Four nurses abducted in northern Mali in January have been freed, the ministry said.";
  CHECK(place_of(freed, "ASSAULT") == "northern Mali");
  CHECK(day_of(freed, "ASSAULT") == "2026-01-01");
  CHECK(day_of(freed, "RETREAT").empty());
  CHECK(place_of("Firemen rescued 14 people from a burning hotel in the resort of Antalya.", "AID") == "Antalya");
}

TEST_CASE("where the verb comes first: meetings in towns, reasons and topics elsewhere, 'to' that is no place") {
  CHECK(place_of("فشلت محادثات فيينا في تحقيق أي تقدم.", "CONSULT", "ar") == "فيينا");
  CHECK(place_of("حذرت واشنطن رعاياها من السفر إلى شمال نيجيريا.", "REQUEST", "ar").empty());
  CHECK(place_of("فرض الاتحاد الأوروبي عقوبات جديدة على خمسة ضباط روس بسبب الحرب في أوكرانيا.", "SANCTION", "ar")
            .empty());
  CHECK(place_of("انتخب البرلمان اللبناني قائد الجيش رئيسا للجمهورية.", "STATEMENT", "ar").empty());
}

TEST_CASE("a place without a name counts where it is known or counted") {
  CHECK(place_of("The governor imposed a curfew on three districts.", "COERCE") == "three districts");
  CHECK(place_of("More than 400,000 people fled the country.", "DISPLACEMENT") == "the country");
  CHECK(place_of("Clashes broke out in two townships.", "ASSAULT") == "two townships");
  CHECK(place_of("Militants attacked a convoy in an area.", "ASSAULT").empty());
}

TEST_CASE("the day of what is told by the way is not that of the deed") {
  CHECK(
      day_of("The attack killed two farmers near Jos, said the league, which was founded in 2021.", "ASSAULT").empty());
}

TEST_CASE("where the verb comes first a month or year within a relative, or of another deed, is that one's") {
  const char* const truce = "أدان الرئيس الغارات، معتبرا أنها خرق لاتفاق الهدنة الذي أبرم في نوفمبر 2024.";
  CHECK(day_of(truce, "ACCUSE", "ar").empty());
  CHECK(day_of(truce, "AGREE", "ar") == "2024-11-01");
  const char* const court =
      "أصدرت المحكمة، الأحد، أحكاما بالإعدام بحق أربعة متهمين أدينوا بالمشاركة في تفجير سوق في الموصل عام 2021.";
  CHECK(day_of(court, "ACCUSE", "ar") == "2026-03-01");
  CHECK(day_of(court, "ASSAULT", "ar") == "2021-01-01");
  CHECK(day_of("اعتقلت السلطات المدون، الذي يحمل جنسية أجنبية، في تشاد في مايو 2025.", "COERCE", "ar") == "2025-05-01");
  CHECK(day_of("تعرضت القبة للتدمير في عملية تفجير عام 2006.", "ASSAULT", "ar") == "2006-01-01");
}

TEST_CASE("a name that begins the document has nothing before it") {
  CHECK(place_of("Ali Abdullah Saleh attacked.", "ASSAULT").empty());
  CHECK(place_of("Ali Abdullah Saleh attacked in Sanaa.", "ASSAULT") == "Sanaa");
}
