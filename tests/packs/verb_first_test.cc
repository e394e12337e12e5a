// Who is who where the verb comes first: each line is one class of errors that was met.
#include <doctest/doctest.h>

#include "packs/rows.h"

using namespace khabar;
using namespace khabar::packs;

TEST_CASE("the object of a masdar stands behind a body of people or a country") {
  check({
      {"ar", "أثار اعتقال الشرطة التركية رئيس بلدية أضنة غضبا.",
       "COERCE اعتقال | الشرطة التركية | رئيس بلدية أضنة | yes"},
      {"ar", "أثار اعتقال رئيس بلدية أضنة غضبا.", "COERCE اعتقال |  | رئيس بلدية أضنة |"},
  });
}

TEST_CASE("an object stands behind a phrase that a preposition joins to the subject") {
  check({
      {"ar", "هاجمت وحدات من الجيش معسكرا في الصحراء.", "ASSAULT هاجمت | وحدات من الجيش | معسكرا"},
      {"ar", "حذر ممثل ديالى في البرلمان النائب سامي الكيلاني من الفيضان.", "STATEMENT حذر | ممثل ديالى |  |"},
  });
}

TEST_CASE("a vowel written on the first letter of a past tells the passive") {
  check({
      {"ar", "أُودع رجل الأعمال منير الشابي السجن.", "COERCE أُودع |  | رجل الأعمال منير الشابي |"},
      {"ar", "نُقض الحكم في المحكمة العليا.", "REJECT نُقض |  |"},
  });
}

TEST_CASE("by whose order is by whom") {
  check({
      {"ar", "تم إعفاء مدير المستشفى من مهامه بقرار من وزير الصحة.",
       "SANCTION إعفاء | وزير الصحة | مدير المستشفى | yes"},
      {"ar", "جرى توقيف شخصين من طرف الشرطة في فاس.", "COERCE توقيف | الشرطة | شخصين | yes"},
      {"ar", "تم اعتقال الوزير من قبل قائد الشرطة.", "COERCE اعتقال | قائد الشرطة | الوزير | yes"},
      {"ar", "اعتقل الوزير من قبل عناصر مجهولة.", "COERCE اعتقل | عناصر مجهولة | الوزير | yes"},
      {"ar", "اعتقل الوزير من جانب آخر.", "COERCE اعتقل |  | الوزير |"},
  });
}

TEST_CASE("verbs go on with the subject of a first verb that tells no event") {
  check({
      {"ar", "وقرر الوزير وقف رئيس الهيئة عن العمل، واتهم الشركة بالإهمال.", "ACCUSE اتهم | الوزير | الشركة | yes"},
      {"ar", "تابع الوزير حالة المصابين، ووعد بتعويض الأسر.", "AGREE وعد | الوزير |"},
  });
}

TEST_CASE("what came after a deed that was done was done; what is only wanted before it was not") {
  check({
      {"ar", "ودخلت القوات البلدة، قبل أن تنسحب منها مساء.", "RETREAT تنسحب | القوات |  | yes"},
      {"ar", "واحتجز الخاطفون الطبيب شهرا قبل أن يطلقوا سراحه.", "RETREAT يطلقوا | الخاطفون |"},
      {"ar", "يجب التوصل إلى اتفاق قبل أن يهاجم الجيش المدينة.", "ASSAULT يهاجم | الجيش | المدينة | no"},
      {"ar", "وطالب بوقف النار قبل أن تجتاح القوات العاصمة.", "ASSAULT تجتاح | القوات | العاصمة | no"},
  });
}

TEST_CASE("who travels meets whom the clause names") {
  check({
      {"ar", "توجه الوفد إلى عمان حيث التقى الملك.", "CONSULT التقى | الوفد | الملك | yes"},
      {"ar", "زار رئيس الأركان أسمرة حيث بحث مع الرئيس الإريتري أمن الملاحة.",
       "CONSULT بحث | رئيس الأركان | الرئيس الإريتري | yes"},
      {"ar", "توجهت الموفدة إلى بيروت حيث التقت رئيس الحكومة نواف سلام وأبلغته برسالة.",
       "CONSULT التقت | الموفدة | رئيس الحكومة نواف سلام | yes"},
  });
}

TEST_CASE("one person as the object of a verb far before it is counted") {
  check({{"ar", "قتل مسلحون مجهولون جنديا في مدينة كركوك.", "ASSAULT قتل | مسلحون مجهولون | جنديا | yes"}});
}

TEST_CASE("objects, and the words that a trigger asks for, stand behind an insertion") {
  check({
      {"ar", "أنذر الجيش السوداني، عبر منشورات ألقتها طائرات، سكان حي الزيتون بوجوب الرحيل.",
       "THREATEN أنذر | الجيش السوداني | سكان حي الزيتون | yes"},
      {"ar", "أرسلت دولة الإمارات، عبر مطار أم جرس في تشاد، طائرة تحمل أدوية إلى اللاجئين.",
       "AID أرسلت | دولة الإمارات |"},
  });
}

TEST_CASE("what is counted ends before where it comes from, and before its wounds") {
  check({
      {"ar", "نزح أكثر من عشرة آلاف شخص من الفاشر بسبب القتال.", "DISPLACEMENT نزح | أكثر من عشرة آلاف شخص |  | yes"},
      {"ar", "فر مئات السكان من مدينة الفاشر.", "DISPLACEMENT فر | مئات السكان |  | yes"},
      {"ar", "أصيب عشرة أشخاص بجروح إثر انفجار.", "ASSAULT أصيب |  | عشرة أشخاص | yes"},
      {"ar", "قتل عشرة أشخاص من عائلة واحدة.", "ASSAULT قتل |  | عشرة أشخاص من عائلة واحدة | yes"},
  });
}

TEST_CASE("no genitive follows people in the plural of those who act, nor their adjectives") {
  check({
      {"ar", "حاصر مقاتلون أجانب قرية على الحدود.", "COERCE حاصر | مقاتلون أجانب | قرية"},
      {"ar", "أحرق شبان غاضبون مقر البلدية في الضاحية.", "ASSAULT أحرق | شبان غاضبون | مقر البلدية"},
      {"ar", "خطف مسلحون أكراد مدير شركة للنفط.", "ASSAULT خطف | مسلحون أكراد | مدير شركة"},
      {"ar", "خطف مسلحون لبنانيين في نيجيريا.", "ASSAULT خطف | مسلحون | لبنانيين"},
      {"ar", "استهدفت طائرة مسيرة سيارة للشرطة في كركوك.", "ASSAULT استهدفت | طائرة مسيرة | سيارة"},
  });
}

TEST_CASE("one man and some of those counted are two phrases") {
  check({
      {"ar", "قتل شاب أربعة من رفاقه في المدرسة.", "ASSAULT قتل | شاب | أربعة من رفاقه"},
      {"ar", "خطف رجل ثلاثة من العمال.", "ASSAULT خطف | رجل | ثلاثة من العمال"},
      {"ar", "استشهد ضابط وثلاثة مجندين في انفجار.", "ASSAULT استشهد |  | ضابط وثلاثة مجندين"},
      {"ar", "انتشل رجال الإنقاذ جثة غريقين من النهر.", "AID انتشل | رجال الإنقاذ | جثة غريقين"},
  });
}

TEST_CASE("what people leave is no part of how many they are") {
  check({
      {"ar", "هجرت الحرب ثلاثة ملايين سوداني من بيوتهم.", "DISPLACEMENT هجرت الحرب |  | ثلاثة ملايين سوداني"},
      {"ar", "غادرت آخر دفعة من القوات الفرنسية قاعدة في تشاد.", "RETREAT غادرت | آخر دفعة من القوات الفرنسية |"},
  });
}

TEST_CASE("nobody holds an office by what else he does") {
  check({
      {"ar", "كرم وزير الثقافة الشاعر سالم الماجد في حفل بالدوحة.", "SUPPORT كرم | وزير الثقافة | الشاعر سالم الماجد"},
      {"ar", "استقبل وزير الصحة الدكتور سالم الماجد سفير فرنسا.",
       "CONSULT استقبل | وزير الصحة الدكتور سالم الماجد | سفير فرنسا"},
  });
}

TEST_CASE("what is taken or granted is nobody; whose it is, and to whom, is") {
  check({
      {"ar", "سحبت البحرين جنسية معارض بارز.", "COERCE سحبت | البحرين | معارض بارز"},
      {"ar", "أسقط البرلمان عضوية النائب المستقل.", "COERCE أسقط | البرلمان | النائب"},
      {"ar", "منحت الرياض تأشيرات عمرة لإيرانيين.", "CONCEDE منحت | الرياض | إيرانيين"},
      {"ar", "كانت الحركة تحتجزهم رهائن.", "ASSAULT تحتجزهم | الحركة |"},
  });
}

TEST_CASE("who concludes a visit makes it; who gives judgement convicts") {
  check({
      {"ar", "اختتم وزير الدفاع الإيطالي زيارة إلى بغداد استغرقت يومين.",
       "CONSULT زيارة | وزير الدفاع الإيطالي | بغداد"},
      {"ar", "أصدرت المحكمة العسكرية في الخرطوم حكما بالإعدام على ضابط سابق.",
       "ACCUSE أصدرت | المحكمة العسكرية | ضابط سابق"},
      {"ar", "أصدرت المحكمة الإدارية حكما لصالح الشركة.", "STATEMENT أصدرت | المحكمة الإدارية |"},
      {"ar", "أعطت نقابة الأطباء في تونس الحكومة مهلة أسبوع.", "THREATEN أعطت | نقابة الأطباء | الحكومة"},
  });
}

TEST_CASE("a word at the door is no preposition, an evacuation no delay") {
  check({
      {"ar", "اغتال مسلحون على دراجة نارية إمام مسجد في عدن.", "ASSAULT اغتال | مسلحون | إمام مسجد"},
      {"ar", "قال شهود إن قناصة قتلوا من فوق أسطح المباني أربعة متظاهرين.", "ASSAULT قتلوا | قناصة | أربعة متظاهرين"},
      {"ar", "أجلت منظمة الصحة العالمية خمسين مريضا من غزة.", "DISPLACEMENT أجلت | منظمة الصحة العالمية | خمسين مريضا"},
      {"ar", "أجلت الحكومة الانتخابات إلى الشهر المقبل.", "CONCEDE أجلت | الحكومة |"},
      {"ar", "شل سائقو الشاحنات حركة المرور في باريس.", "PROTEST شل | سائقو الشاحنات |"},
  });
}
