// Arabic: nouns that are nobody stand where a party would, and small words that end a phrase.
#include <doctest/doctest.h>

#include <string>

#include "packs/rows.h"

using namespace khabar;
using namespace khabar::packs;

TEST_CASE("Arabic: what only somebody does is told of no thing") {
  for (const char* text : {"طالبت الخطة الجديدة بتوسيع الميناء.", "هذه الأزمات تنذر بانهيار العملة.",
                           "منافسة شديدة تهدد متاجر الحي.", "سمح المبلغ للبلاد بسداد ديونها."}) {
    CAPTURE(text);
    CHECK(rows("ar", text).find("| yes") == std::string::npos);
  }
  // A verb in the plural has no thing for its subject.
  check({{"ar", "طالب النواب بتوسيع الميناء.", "REQUEST طالب | النواب |  | yes"},
         {"ar", "أصدر التجار بيانا هددوا فيه البلدية بالإضراب.", "THREATEN هددوا |"}});
}

TEST_CASE("Arabic: a noun with the pronoun of its owner, or behind 'all', is a thing as well") {
  check({{"ar", "اشتكى سكان الحي من تضررهم من المصنع.", "ACCUSE اشتكى | سكان الحي | المصنع | yes"}});
  CHECK(rows("ar", "رفض كل المحاولات السابقة.") == "REJECT رفض |  |  | yes\n");
}

TEST_CASE("Arabic: a chairman takes part, and phrases of manner are nobody") {
  check({
      {"ar", "اجتمعت اللجنة لهذا الغرض بوفد من المصرف.", "CONSULT اجتمعت | اللجنة | وفد"},
      {"ar", "ناقش مجلس البلدية، برئاسة سامي الكيلاني، خطة الطرق.",
       "CONSULT ناقش | مجلس البلدية, سامي الكيلاني |  | yes"},
      {"ar", "أدان الاتحاد بأشد العبارات الاعتداء على الطبيب.", "ACCUSE أدان | الاتحاد | الاعتداء | yes"},
      {"ar", "أطلق على أثرها أحد الحراس النار على السائق.", "ASSAULT أطلق | أحد الحراس | السائق | yes"},
  });
}

TEST_CASE("Arabic: who attended stands behind what was attended") {
  check({{"ar", "حضر الاجتماع مدير الخدمات ومساعد الأمين.", "CONSULT حضر الاجتماع | مدير الخدمات ومساعد الأمين |"}});
}

TEST_CASE("Arabic: who presents thanks or congratulations gives them") {
  check({
      {"ar", "قدمت إدارة المصنع شكرها لرجال الإطفاء.", "SUPPORT شكرها | إدارة المصنع | رجال الإطفاء | yes"},
      {"ar", "وقدمت المملكة على لسان سفيرها التهنئة لكينيا.", "SUPPORT التهنئة | المملكة | كينيا | yes"},
  });
}

TEST_CASE("Arabic: of a verb in the other gender the speaker is no subject") {
  check({
      {"ar", "قالت الشرطة إنها اعتقلت سائقين.", "COERCE اعتقلت | الشرطة | سائقين | yes"},
      {"ar", "قالت الصحيفة إنه اعتدى على جاره.", "ASSAULT اعتدى |  | جاره |"},
  });
}

TEST_CASE("Arabic: the object stands behind 'during his visit last week' as well") {
  check({
      {"ar", "واستقبل المحافظ خلال زيارته أمس التجار.", "CONSULT استقبل | المحافظ | التجار | yes"},
      {"ar", "واعتقلت الشرطة خلال حملتها أمس التجار.", "COERCE اعتقلت | الشرطة | التجار | yes"},
      {"ar", "التقى وزير العمل سامي الكيلاني أمس، وزير العدل هاني النمر.",
       "CONSULT التقى | وزير العمل سامي الكيلاني | وزير العدل هاني النمر | yes"},
      {"ar", "أنقذ مسعف في هيئة الهلال الأحمر مواطنا من الغرق.", "AID أنقذ | مسعف | مواطنا | yes"},
      {"ar", "اخترق قراصنة يوم الأحد شبكة المصرف.", "COERCE اخترق | قراصنة | شبكة المصرف | yes"},
  });
  // The holder of an office is nobody else.
  CHECK(rows("ar", "حذر ممثل ديالى في البرلمان النائب سامي الكيلاني من الفيضان.").find("| النائب") ==
        std::string::npos);
}

TEST_CASE("Arabic: a blessing behind a name or a verb is nobody") {
  check({{"ar", "وأشاد حفظه الله بجهود الأطباء.", "SUPPORT أشاد |  | جهود الأطباء | yes"}});
}
