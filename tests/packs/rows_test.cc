// What the assembler makes of single sentences: who is who, which rows are one, what did not happen. Each line is one
// class of errors that was met; whole packs of sentences are in tests/packs.
#include "packs/rows.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

using namespace khabar;
using namespace khabar::packs;

TEST_CASE("a verb before its subject and object is given both") {
  check({
      {"ar", "قصف الجيش المطار.", "ASSAULT قصف | الجيش | المطار | yes"},
      {"ar", "شن الطيران غارتين على الميناء.", "ASSAULT شن الطيران غارتين | الطيران | الميناء | yes"},
  });
}

TEST_CASE("the word that a verb asks for is its object, and who acted before it acts in it") {
  check({
      {"ar", "داهمت الشرطة المبنى وألقت القبض على أربعة أشخاص.", "COERCE ألقت القبض على | الشرطة | أربعة أشخاص | yes"},
      {"ar", "زار السفير القرية وقدم تعازيه لأسرة الضحية.", "SUPPORT قدم | السفير | أسرة الضحية | yes"},
      {"ar", "وصلت تعزيزات إلى الجبهة.", "MOBILIZE وصلت | تعزيزات |"},
  });
}

TEST_CASE("what a body is for is a part of its name; how and when stands between a verb and its object") {
  check({
      {"ar", "ضبطت إدارة مكافحة المخدرات شحنة كبيرة.", "COERCE ضبطت | إدارة مكافحة المخدرات | شحنة كبيرة | yes"},
      {"ar", "اعتقلت قوات حفظ السلام ثلاثة أشخاص.", "COERCE اعتقلت | قوات حفظ السلام | ثلاثة أشخاص | yes"},
      {"ar", "التقى الوزير في وقت لاحق السفير الهندي.", "CONSULT التقى | الوزير | السفير الهندي | yes"},
  });
}

TEST_CASE("the thing right before a verb, not known yet and brought in by a preposition, is its subject without who") {
  check({
      {"ar", "انتشل رجال الإنقاذ جثتين من تحت أنقاض مبنى انهار أمس.", "DISASTER انهار |  | مبنى"},
      {"ar", "قتل الجيش أربعة مدنيين في قصف استهدف خيمة للنازحين.", "ASSAULT استهدف | الجيش | خيمة"},
      {"ar", "عثر الصيادون على سفينة غرقت قبل عامين.", "DISASTER غرقت |  | سفينة"},
  });
}

TEST_CASE("who acts against a crowd's deed is none of the crowd; what a crowd blocks is not what it is against") {
  check({
      {"ar", "فرقت الشرطة مظاهرة في العاصمة.", "PROTEST مظاهرة |  |"},
      {"en", "Police broke up a demonstration in Kassala.", "PROTEST demonstration |  |"},
      {"ar", "أغلق محتجون الطريق الرئيسية وأضرموا النار في الإطارات.", "PROTEST أضرموا | محتجون |  | yes"},
  });
}

TEST_CASE("who speaks calls and warns beside what is said of others, unless these speak too") {
  check({
      {"ar", "قال الوزير إن بلاده ستستضيف مؤتمرا الشهر المقبل، داعيا المانحين إلى الحضور.",
       "REQUEST داعيا | الوزير | المانحين | yes"},
      {"ar", "قال المتحدث إن القوات انسحبت من البلدة، محذرا السكان من الألغام.", "STATEMENT محذرا | المتحدث |"},
  });
}

TEST_CASE("the agency of a dateline is no actor of the verb behind it") {
  check({{"ar", "كسلا (رويترز) - نفى حاكم الولاية أنباء استقالته.", "STATEMENT نفى | حاكم الولاية |"}});
}

TEST_CASE("a crowd that breaks out is an event; what a known crowd carries is none of its own") {
  check({
      {"ar", "اندلعت مظاهرات حاشدة في كسلا أمس.", "PROTEST اندلعت مظاهرات |  |  | yes"},
      {"ar", "أحرق شبان إطارات في الميناء.", "PROTEST أحرق | شبان"},
      {"ar", "خرج سكان وسط كسلا في مظاهرة.", "PROTEST خرج | سكان |"},
      {"en", "Strikers blocked the main road, and four people were wounded.",
       "PROTEST blocked the main road | Strikers |  | yes"},
      {"ar", "ورفع المتظاهرون لافتات كتب عليها اسم القرية.", "PROTEST رفع | المتظاهرون |  | no"},
      {"ar", "احتجت بلغاريا لدى أنقرة على الحفر.", "ACCUSE احتجت | بلغاريا | أنقرة |"},
  });
}

TEST_CASE("whom a disaster killed nobody attacked; whom somebody killed in one was") {
  check({
      {"en", "The quake killed 200 people in Izmit.", "DISASTER quake |  | 200 people | yes"},
      {"en", "Forty people were reported killed in the floods.", "DISASTER killed |  | Forty people | yes"},
      {"en", "A storm reached Basra on Monday. Four fishermen were killed.", "DISASTER killed |  | Four fishermen |"},
      {"en", "Gunmen killed two guards after the quake.", "ASSAULT killed | Gunmen | two guards | yes"},
      {"ar", "قتل أربعة صيادين في زلزال ضرب الجزيرة.", "DISASTER قتل |  | أربعة صيادين | yes"},
      {"ar", "قتل أربعة صيادين في زلزال بلغت قوته خمس درجات ضرب الجزيرة.", "DISASTER قتل |  | أربعة صيادين | yes"},
  });
}

TEST_CASE("what somebody only claims is not asserted") {
  check({
      {"en", "Rebels claimed that the army had killed 20 herders.", "ASSAULT killed | the army | 20 herders | no"},
      {"ar", "زعمت الحركة أن الحكومة أقالت القاضي.", "SANCTION أقالت | الحكومة | القاضي | no"},
  });
}

TEST_CASE("what is to come, and what befell nobody, has not happened") {
  check({
      {"ar", "سيجتمع الوزراء في القاهرة غدا.", "CONSULT يجتمع | الوزراء |  | no"},
      {"en", "The bank will sell the mill to Chad.", "AGREE sell | The bank | Chad | no"},
      {"en", "Nobody was arrested.", "COERCE arrested |  |  | no"},
      {"ar", "خشي السكان من هجوم على القافلة.", "ASSAULT هجوم |  | القافلة | no"},
      {"en", "Police searched the flats but arrested nobody.", "COERCE arrested | Police |  | no"},
      {"ar", "أدت فيضانات غير معتادة إلى تشريد مئة أسرة.", "DISPLACEMENT تشريد |  | مئة أسرة | yes"},
  });
}

TEST_CASE("subjects and objects are found behind and, behind participles, and behind where it was") {
  check({
      {"en", "Nine people suffered cuts and another 900 have been relocated.",
       "DISPLACEMENT relocated |  | another 900 |"},
      {"en", "Six men were killed and 60 wounded in the raid.", "ASSAULT wounded |  | 60 |"},
      {"en", "Imprisoned ministers and two judges were freed.",
       "RETREAT freed |  | Imprisoned ministers and two judges |"},
      {"ar", "اتهم ناشطون في كسلا الطرفين بالمماطلة.", "ACCUSE اتهم | ناشطون | الطرفين | yes"},
      {"ar", "دعت كينيا الأطراف الثلاثة إلى الهدوء.", "REQUEST دعت | كينيا | الأطراف الثلاثة | yes"},
  });
}

TEST_CASE("neither the next clause, nor where somebody is at home, nor a further partner of another is a party") {
  check({
      {"en", "The navy shelled the platform and soldiers boarded another.",
       "ASSAULT shelled | The navy | the platform | yes"},
      {"en", "Gunmen killed two guards and women were beaten.", "ASSAULT killed | Gunmen | two guards | yes"},
      {"en", "Police arrested ten men and women accused of theft.",
       "COERCE arrested | Police | ten men and women | yes"},
      {"en", "Kimber Corp agreed to acquire Lowe Industries Inc of Toronto.", "AGREE agreed | Kimber Corp |  | yes"},
      {"en",
       "Wang signed a marketing agreement with Lowe Systems, aimed at joining its products with those of Kimber Corp.",
       "AGREE signed a marketing agreement | Wang | Lowe Systems | yes"},
  });
}

TEST_CASE("an adjective alone is nobody, and a participle goes with its noun") {
  check({
      {"en", "Police arrested two suspected smugglers.", "COERCE arrested | Police | two suspected smugglers | yes"},
      {"en", "The previous attack killed nine men.", "ASSAULT killed |  | nine men |"},
      {"en", "Gunmen launched a fresh attack on the base.", "ASSAULT attack | Gunmen | the base | yes"},
  });
}

TEST_CASE("what is left of a possessor is no part of an argument") {
  check({{"en", "Yesterday's session rejected the treaty.", "REJECT rejected | session | the treaty |"}});
}

TEST_CASE("who suffered is no actor, whatever the order of the words") {
  check({
      {"ar", "أعلنت الشرطة أن جنديا قتل في هجوم على الجسر.", "ASSAULT قتل |  | جنديا |"},
      {"en", "Two drivers were detained at the border.", "COERCE detained |  | Two drivers | yes"},
  });
}

TEST_CASE("a light verb gives its noun the parties") {
  check({
      {"en", "Gunmen carried out an attack on the barracks.", "ASSAULT attack | Gunmen | the barracks | yes"},
      {"en", "The barracks came under attack.", "ASSAULT attack |  | The barracks | yes"},
  });
}

TEST_CASE("what was denied, refused or wanted is not asserted; what was managed is") {
  check({
      {"en", "It is not true that Ghana expelled the ambassador.", "SANCTION expelled | Ghana | the ambassador | no"},
      {"en", "Gunmen who have not been identified killed two guards.", "ASSAULT killed | Gunmen | two guards | yes"},
      {"ar", "من المرجح أن يقصف الجيش المطار.", "ASSAULT يقصف | الجيش | المطار | no"},
  });
}

TEST_CASE("who is named after a place, or belongs to it, is not that place") {
  struct Owner {
    const char* language;
    const char* text;
    const char* country;
  };
  static const Owner cases[] = {
      {"ar", "وقعت شركة الخليج عقدا مع المصرف.", ""},
      {"en", "Chad's ruling party expelled the treasurer.", "TD"},
      {"en", "The governor of Basra expelled the contractor.", "IQ"},
      {"en", "Basra police arrested ten men.", "IQ"},
      {"ar", "أقال محافظ البصرة مدير الميناء.", "IQ"},
  };
  for (const Owner& c : cases) {
    INFO(c.text);
    Pipeline pipeline(resources());
    const Document doc = run_text(pipeline, "row", c.language, c.text, "");
    REQUIRE(!doc.events.empty());
    REQUIRE(!doc.events[0].actors.empty());
    const Argument& actor = doc.events[0].actors[0];
    CHECK((actor.entity == none_index || doc.entities[actor.entity].type != MentionType::place));
    CHECK(actor.country == c.country);
  }
}

namespace {

// "TYPE trigger: place, role", a line for each row.
std::string places(std::string_view language, std::string_view text) {
  return each_event(language, text, [](const Document& doc, const Event& e) {
    return std::string(e.type) + " " + std::string(doc.at(e.trigger)) + ": " +
           (e.place ? std::string(doc.at(e.place->span)) + ", " + std::string(e.place_role) : "nowhere") + "\n";
  });
}

}  // namespace

TEST_CASE("an event is where a word like \"in\" puts it, where a town suffers it, or in what is only called a town") {
  static const std::vector<Case> cases = {
      {"en", "Hundreds of workers protested in the capital.", "PROTEST protested: the capital, at"},
      {"en", "Qatar sent medicine to Kabul.", "AID sent: Kabul, destination"},
      {"en", "Thousands of people fled from Aleppo.", "DISPLACEMENT fled: Aleppo, origin"},
      {"en", "The rebels shelled Aleppo.", "ASSAULT shelled: Aleppo, at"},
      {"en", "Nearly 900 families have fled villages in northern Syria.", "DISPLACEMENT fled: Syria, at"},
      {"en", "Residents of Aleppo demonstrated.", "PROTEST demonstrated: Aleppo, at"},
      {"en", "Gunmen attacked a convoy near Baghdad, killing five soldiers.", "ASSAULT killing: Baghdad, at"},
      {"en", "One man was killed when a truck overturned near Baghdad.", "DISASTER killed: Baghdad, at"},
      {"ar", "قتل ستة جنود وأصيب تسعة آخرون في هجوم قرب بغداد.", "ASSAULT قتل: بغداد, at"},
      {"en", "The firm criticised the sale of ships to Iraq.", "ACCUSE criticised: nowhere"},
      {"en", "KASSALA (Reuters) - Police arrested two drivers.", "COERCE arrested: KASSALA, dateline"},
      {"ar", "بغداد (رويترز) - اعتقلت الشرطة سائقين.", "COERCE اعتقلت: بغداد, dateline"},
      {"ar", "بغداد - رويترز: اعتقلت الشرطة سائقين.", "COERCE اعتقلت: بغداد, dateline"},
      {"ar", "تظاهر مئات العمال في العاصمة.", "PROTEST تظاهر: العاصمة, at"},
      {"ar", "أرسلت قطر أدوية إلى كابول.", "AID أرسلت: كابول, destination"},
      {"ar", "قصفت المدفعية مواقع في مدينة حلب.", "ASSAULT قصفت: حلب, at"},
      {"en", "A landslide buried nine houses in the hills of Taiz, where soldiers rescued four children.",
       "AID rescued: Taiz, at"},
      {"en", "The envoy flew to the capital, where she met the king.", "CONSULT met: the capital, at"},
      {"en", "Gunmen shot dead two clerks outside parliament on Monday.", "ASSAULT shot dead: parliament, at"},
      {"en", "Drivers were beaten and robbed at checkpoints along the road.", "ASSAULT robbed: checkpoints, at"},
      {"en", "The ruling party won the vote in 14 of 24 provinces.", "STATEMENT won the vote: 14 of 24 provinces, at"},
      {"en", "The firm bought 500 flats in buildings of its own.", "AGREE bought: nowhere"},
      {"en", "Protesters blocked the highway for two hours.", "PROTEST blocked the highway: the highway, at"},
      {"en", "The president visited the region on Friday.", "CONSULT visited: the region, at"},
      {"en", "Egypt condemned the attack in Paris on Sunday.", "ACCUSE condemned: nowhere"},
      {"en", "The minister denied reports of an explosion in Amman.", "STATEMENT denied: nowhere"},
      {"en", "Two soldiers were wounded and taken to a hospital in Amman.", "ASSAULT wounded: nowhere"},
      {"en", "Several news sites have been blocked by the government.", "COERCE blocked: nowhere"},
      {"en", "The town was quiet. An earthquake struck Tabriz in 2012.", "DISASTER earthquake struck: Tabriz, at"},
      {"en", "The town was quiet. Floods hit northern Chad in 2012.", "DISASTER Floods hit: northern Chad, at"},
      {"en", "Kassala: Police arrest three students", "COERCE arrest: Kassala, at"},
      {"ar", "قصف الجيش مطار نيالا حيث دمر طائرة شحن.", "ASSAULT دمر: نيالا, at"},
      {"ar", "وصل المبعوث إلى العاصمة حيث التقى الملك.", "CONSULT التقى: العاصمة, at"},
      {"ar", "نظم ناشطون وقفة أمام مقر الوزارة.", "PROTEST نظم: مقر الوزارة, at"},
      {"ar", "نزح أكثر من عشرة آلاف شخص من الفاشر بسبب القتال.", "DISPLACEMENT نزح: الفاشر, origin"},
      {"ar", "سيطرت القوات على معظم الإقليم.", "TERRITORY سيطرت: معظم الإقليم, at"},
      {"ar", "سيطرت المقاومة على المديريات الشرقية لمدينة حلب.", "TERRITORY سيطرت: حلب, at"},
      {"ar", "زار وزير الداخلية المنطقة يوم الجمعة.", "CONSULT زار: المنطقة, at"},
      {"ar", "دانت الوزارة الهجوم الذي استهدف دورية قرب مدينة ترمذ.", "ACCUSE دانت: nowhere"},
      {"ar", "نفى المتحدث باسم الحكومة أنباء عن وقوع انفجار في عمان.", "STATEMENT نفى: nowhere"},
      {"ar", "حكمت المحكمة على الوزير بالسجن عشر سنوات.", "ACCUSE حكمت: nowhere"},
      {"ar", "زار مدير الدفاع المدني بمحافظة الطائف العميد خالد سالم الجرحى.", "CONSULT زار: الطائف, at"},
  };
  check(cases, places);
}

TEST_CASE(
    "a place before the news, with whatever day and sources stand beside it, is where a deed was that names none") {
  check(
      {
          {"en", "KASSALA, May 3 (Reuters) - Police arrested two drivers.", "COERCE arrested: KASSALA, dateline"},
          {"en", "KASSALA, Sudan (AP) \u2014 Police arrested two drivers.", "COERCE arrested: KASSALA, dateline"},
          {"en", "KASSALA, Sudan -- Police arrested two drivers.", "COERCE arrested: KASSALA, dateline"},
          {"en", "KASSALA (AP) _ Police arrested two drivers.", "COERCE arrested: KASSALA, dateline"},
          {"en", "KASSALA, May 3 /Newswire/ -- Police arrested two drivers.", "COERCE arrested: KASSALA, dateline"},
          {"en", "Kassala, 3 May - Police arrested two drivers.", "COERCE arrested: Kassala, dateline"},
          {"en", "Kassala, May 3 (SUNA) Police arrested two drivers.", "COERCE arrested: Kassala, dateline"},
          {"en", "Kassala - Police arrested two drivers.", "COERCE arrested: Kassala, dateline"},
          {"en", "KHARTOUM, Sudan - Sudan's former premier has been arrested.", "COERCE arrested: KHARTOUM, dateline"},
          {"en", "KASSALA - The two ministers met on Sunday.", "CONSULT met: KASSALA, dateline"},
          {"en", "KASSALA - Police arrested two drivers in Port Sudan.", "COERCE arrested: Port Sudan, at"},
          {"ar", "كسلا 3 مايو (رويترز) - اعتقلت الشرطة سائقين.", "COERCE اعتقلت: كسلا, dateline"},
          {"ar", "كسلا في 3 مايو / سونا / اعتقلت الشرطة سائقين.", "COERCE اعتقلت: كسلا, dateline"},
          {"ar", "كسلا/ سليم ناصر/ سونا: اعتقلت الشرطة سائقين.", "COERCE اعتقلت: كسلا, dateline"},
          {"ar", "كسلا - سليم ناصر: اعتقلت الشرطة سائقين.", "COERCE اعتقلت: كسلا, dateline"},
          {"ar", "سليم ناصر- سونا- كسلا: اعتقلت الشرطة سائقين.", "COERCE اعتقلت: كسلا, dateline"},
          {"ar", "كسلا - (سونا): اعتقلت الشرطة سائقين.", "COERCE اعتقلت: كسلا, dateline"},
          {"ar", "كسلا – اعتقلت الشرطة سائقين.", "COERCE اعتقلت: كسلا, dateline"},
          {"ar", "الأخبار – كسلا\nاعتقلت الشرطة سائقين.", "COERCE اعتقلت: كسلا, dateline"},
          // Two towns; what goes on behind the dash is no news.
          {"en", "KASSALA/KHARTOUM, May 3 - Police arrested two drivers.", "COERCE arrested: nowhere"},
          {"en", "Kassala - a town of markets - was quiet. Police arrested two drivers.", "COERCE arrested: nowhere"},
      },
      places);
}

TEST_CASE(
    "a place that opens the next clause is not that of the deed before it; of two the one that lies in the other") {
  static const std::vector<Case> cases = {
      {"en", "In Basra, gunmen killed a judge, and in Mosul a bomb wounded five soldiers.",
       "ASSAULT killed: Basra, at"},
      {"en", "Rebels attacked a post in Mali's northern Kidal region.", "ASSAULT attacked: Kidal, at"},
  };
  check(cases, places);
}

TEST_CASE("the place of a dateline is no part of who acts") {
  check({{"en", "ATHENS - Greece and Jordan have reached agreement on a port.",
          "AGREE reached agreement | Greece | Jordan"}});
}

TEST_CASE("without a place of its own, a deed was where the one is that is told beside it or right before it") {
  static const std::vector<Case> cases = {
      {"en", "Rebels attacked an army post in Deraa on Sunday. Four soldiers were killed.",
       "ASSAULT killed: Deraa, context"},
      {"en", "Militants stormed a village near Gao, burned houses and abducted six women.",
       "ASSAULT burned: Gao, context"},
      {"en", "Rebels attacked a post in Deraa. In Homs it rained. Police arrested a driver.",
       "COERCE arrested: nowhere"},
      {"en", "Rebels attacked a post in Deraa in 2014. Four soldiers were killed in 2016.", "ASSAULT killed: nowhere"},
      {"en", "Rebels attacked a post in Deraa. No soldiers were killed.", "ASSAULT killed: nowhere"},
      {"en", "Rebels attacked a post in Deraa. The minister apologised. The union met. Police arrested a driver.",
       "COERCE arrested: nowhere"},
      {"en", "A storm hit Sylhet on Monday. Some 900 families fled their homes.",
       "DISPLACEMENT fled their homes: Sylhet, context"},
      {"ar", "قتل ثلاثة جنود في هجوم قرب مأرب. وأصيب سبعة آخرون.", "ASSAULT أصيب: مأرب, context"},
      {"ar", "هاجم مسلحون قرية قرب مأرب. وأعلنت الوزارة في عدن الحداد. واعتقلت الشرطة ثلاثة.",
       "COERCE اعتقلت: nowhere"},
  };
  check(cases, places);
}

TEST_CASE("a bare mention of an event told before is no row of its own") {
  struct Told {
    const char* language;
    const char* text;
    const char* gone;  // the trigger that has no row
    bool is_row;
  };
  static const Told cases[] = {
      {"en", "Gunmen attacked the mill on Monday. The attack shocked the whole valley.", "attack |", false},
      {"en", "Gunmen killed two guards. The attack shocked the whole valley.", "attack |", true},
      {"en", "Gunmen attacked the mill in 2004. The attack in 2009 shocked the valley.", "attack |", true},
      {"en", "Jets bombed the mill. Shops stayed closed after the shooting.", "shooting |", true},
      {"en", "Floods kill 31 in Sylhet. Heavy floods killed at least 31 people in Sylhet.", "killed |", false},
      {"en", "Rebels killed 31 soldiers. At least 31 rebels were killed in the clash.", "ASSAULT killed |  |", true},
      {"en", "Hundreds fled shelling. More than 700 residents fled, the agency said.", "fled | Hundreds |", false},
      {"en", "Hundreds fled shelling. More than 7,000 residents fled, the agency said.", "fled | Hundreds |", true},
      {"ar", "هاجم مسلحون المطحنة يوم الإثنين. وأثار الهجوم قلقا في الوادي.", "الهجوم |", false},
      {"ar", "قصف الجيش القرية. وتحدث السكان عن الهجوم.", "الهجوم |", false},
  };
  for (const Told& c : cases) {
    const std::string found = rows(c.language, c.text);
    INFO(c.text);
    INFO(found);
    CHECK((found.find(c.gone) != std::string::npos) == c.is_row);
  }
}

TEST_CASE("a way and a share tell nothing") {
  check(
      {
          {"ar", "قتل جندي نقلت جثته المروحية، نقلت عن طريق الإسعاف الجوي.", "ASSAULT قتل | nobody"},
          {"ar", "قتل جندي في مدينة يشكل الصيادون نصف سكانها.", "ASSAULT قتل | nobody"},
          {"ar", "قتل جندي في المدينة، نقلت عن الطبيب الصحيفة.", "ASSAULT قتل | الطبيب"},
      },
      reporters);
}
