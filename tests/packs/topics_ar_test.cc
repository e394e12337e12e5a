// Arabic: who acts where the subject does not stand right behind its verb: behind "as for", in a letter or call, behind
// what was done, or left out.
#include <doctest/doctest.h>

#include <string>

#include "packs/rows.h"

using namespace khabar;
using namespace khabar::packs;

TEST_CASE("as for X, then it did so: X did") {
  check({
      {"ar", "أما نقابة النجارين فانتقدت الطرفين.", "ACCUSE انتقدت | نقابة النجارين | الطرفين | yes"},
      {"ar", "أما وزير النقل فاتهم الشركة بخرق العقد.", "ACCUSE اتهم | وزير النقل | الشركة | yes"},
      {"ar", "وأما أنقرة فقد رفضت العرض.", "REJECT رفضت | أنقرة | العرض | yes"},
      {"ar", "أما أنقرة فقد رفض وزيرها العرض.", "REJECT رفض | وزيرها | العرض | yes"},
      {"ar", "أما الأسرى فأفرج عنهم الجيش.", "RETREAT أفرج | الجيش |"},
      {"ar", "أما القرية فقصفتها الطائرات.", "ASSAULT قصفتها | الطائرات | القرية | yes"},
  });
}

TEST_CASE("who sent a letter or called says what is said in it") {
  check({
      {"ar", "تلقى الأمير اتصالا من رئيس كينيا أعرب فيه عن إدانته للهجوم على السوق.", "ACCUSE إدانته | رئيس كينيا |"},
      {"ar", "تسلم الوزير رسالة من نظيره الكيني شكر فيها الحكومة.", "SUPPORT شكر | نظيره الكيني | الحكومة | yes"},
  });
  // Some of those who came with them sent nothing.
  CHECK(rows("ar", "رافقهم عدد من المفتشين زاروا خلالها المصنع.").find("| المفتشين |") == std::string::npos);
}

TEST_CASE("thanks are given by whom the verb names, not by who is thanked") {
  check({
      {"ar", "أعرب المبعوث عن شكره لنظيره الكيني سامي الكيلاني.",
       "SUPPORT شكره | المبعوث | نظيره الكيني سامي الكيلاني | yes"},
      {"ar", "أكد الملك مساندته لرئيس الحكومة سامي الكيلاني.",
       "SUPPORT مساندته | الملك | رئيس الحكومة سامي الكيلاني | yes"},
  });
}

TEST_CASE("what is denied, claimed or condemned may stand before who does so") {
  check({
      {"ar", "تبنى الهجوم فصيل مسلح غير معروف.", "STATEMENT تبنى | فصيل مسلح |"},
      {"ar", "أدانت الهجوم الولايات المتحدة.", "ACCUSE أدانت | الولايات المتحدة | الهجوم | yes"},
      {"ar", "رفض المقترح رئيس البلدية.", "REJECT رفض | رئيس البلدية |"},
  });
  // But a shelling threatens, and a decision asks.
  CHECK(rows("ar", "هدد القصف السكان.").find("| السكان | القصف") == std::string::npos);
  CHECK(rows("ar", "يطالب القرار الحكومة السورية بالتعاون.").find("| الحكومة السورية |") == std::string::npos);
}

TEST_CASE("a body in the feminine is no subject of a verb in the masculine, but a man of rank is") {
  check({
      {"ar", "حذر وزارة الزراعة من الجراد.", "STATEMENT حذر |  |"},
      {"ar", "استنكر سماحة المفتي الجريمة البشعة.", "ACCUSE استنكر | سماحة المفتي | الجريمة البشعة | yes"},
  });
}

TEST_CASE("a participle with a pronoun belongs to the noun before it") {
  check(
      {{"ar", "اتهم المتحدث باسم الحكومة المعترف بها دوليا، سامي الكيلاني، الجماعة بقصف السفينة.", "| الجماعة | yes"}});
}

TEST_CASE("who condemns a raid is none of those whom it left dead, but support that is got from somebody is his") {
  check({
      {"ar", "أكد الوزير استنكار مجلس النواب لهذا العمل الذي أوقع عددا من الحراس.", "ACCUSE استنكار | مجلس النواب |"},
      {"ar", "أعرب الأمير عن إدانته للتفجير الذي استهدف بيتا من بيوت الله.", "ACCUSE إدانته | الأمير |"},
  });
}

TEST_CASE("who gives a speech or a statement says what is said in it") {
  check({
      {"ar", "أصدر الرئيس بيانا رحب فيه بالاتفاق.", "SUPPORT رحب | الرئيس | الاتفاق | yes"},
      {"ar", "عقد الوزير مؤتمرا صحفيا اتهم فيه المعارضة بالكذب.", "ACCUSE اتهم | الوزير | المعارضة | yes"},
  });
}

TEST_CASE("a threat behind what is told of others is the speaker's") {
  check(
      {{"ar", "قال متحدث باسم الحكومة إن القوات أطلقت النار على القرية، متوعدا بالرد.", "THREATEN متوعدا | متحدث |"}});
}

TEST_CASE("a table that somebody left did not leave") {
  check({{"ar", "دعا الوزير النقابة إلى العودة إلى طاولة الحوار التي انسحبت منها الأسبوع الماضي.",
          "RETREAT انسحبت |  |"}});
}

TEST_CASE("a governor is no preposition") {
  check({{"ar", "أقال الرئيس والي بجاية.", "SANCTION أقال | الرئيس | والي بجاية | yes"}});
}

TEST_CASE("nouns with their article are no adjectives of the noun before them") {
  check({{"ar", "رفض المتهم المثول أمام المحكمة.", "REJECT رفض | المتهم | المثول | yes"}});
}

TEST_CASE("neither attention that is drawn to it nor somebody's own words report anything") {
  const auto first_line = [](std::string_view text) {
    const std::string told = reporters("ar", text);
    return told.substr(0, told.find('\n'));
  };
  CHECK(first_line("لفت الانتباه إلى أن الجيش قصف القرية.") == "ASSAULT قصف | nobody");
  CHECK(first_line("قصف الجيش القرية بحسب قوله.") == "ASSAULT قصف | nobody");
  CHECK(first_line("ذكر العمدة أن الجيش قصف القرية على حد تعبيره.") == "ASSAULT قصف | العمدة");
  CHECK(first_line("أوضح التحليل أن الجيش قصف القرية.") == "ASSAULT قصف | التحليل");
}
