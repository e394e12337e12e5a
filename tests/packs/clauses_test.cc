// Who is who in clauses of a language whose verb comes second: each line is one class of errors that was met.
#include <doctest/doctest.h>

#include <string>

#include "packs/rows.h"

using namespace khabar;
using namespace khabar::packs;

TEST_CASE("an English noun phrase ends where the next one begins") {
  check({
      {"en", "The failure of the Chadian attack on the fort surprised the generals.",
       "ASSAULT attack | Chadian | the fort |"},
      {"en", "The minister told the state news agency the latest attack was at noon.", "ASSAULT attack |  |  |"},
      {"en", "The raid left the village empty, killing nine farmers and wounding two guards.",
       "ASSAULT killing |  | nine farmers | yes"},
      {"en", "He accused the government of selling a mine.", "ACCUSE accused | He | the government | yes"},
  });
}

TEST_CASE("a participle that belongs to the noun before it is passive") {
  check({
      {"en", "Officers barred the farmers from land seized from a monastery in May.", "COERCE seized |  | land | yes"},
      {"en", "The nurse Carla Mills, kidnapped in Jos on Monday, is safe.",
       "ASSAULT kidnapped |  | The nurse Carla Mills | yes"},
      {"en", "The session was also attended by visiting German President Karl Brandt.",
       "CONSULT attended | visiting German President Karl Brandt | The session | yes"},
      {"en", "The president pardoned jailed editors.", "CONCEDE pardoned | The president | jailed editors | yes"},
  });
}

TEST_CASE("an age between commas is nobody") {
  check({{"en", "Mrs Mills, 59, who led the clinic, was abducted in Jos on Monday.",
          "ASSAULT abducted |  | Mrs Mills | yes"}});
}

TEST_CASE("what a noun is told along with did not do it") {
  check({
      {"en", "The mayor reshuffled his team after weeks of criticism of his budget.",
       "ACCUSE criticism |  | his budget |"},
      {"en", "Three miners were killed and seven injured in fighting at a pit near Lusaka, the firm Gold Ridge said.",
       "ASSAULT killed |  | Three miners | yes"},
      {"en", "Soldiers wounded two men as they barred farmers from the field, a source said.",
       "COERCE barred | they | farmers | yes"},
  });
}

TEST_CASE("who is blamed stands behind 'on', who is asked to do it does it") {
  check({
      {"en", "The minister blamed the blast on rebels.", "ACCUSE blamed | The minister | rebels | yes"},
      {"en", "The union blamed the minister for the delays.", "ACCUSE blamed | The union | the minister | yes"},
      {"en", "He expects the workers to protest outside the ministry on Friday.",
       "PROTEST protest | the workers |  | no"},
  });
}

TEST_CASE("what a deed is done for is the same deed") {
  const std::string found = rows("en", "Police fired tear gas to disperse students in Kumasi.");
  CHECK(found == "ASSAULT fired tear gas | Police | students | yes\n");
  CHECK(rows("en", "Iraq lost at least 3,000 men killed on Friday.") == "ASSAULT lost |  | Iraq | yes\n");
}

TEST_CASE("a noun before another, and a form that can be no verb, tell no deed of somebody") {
  check({{"en", "The army deployed guards at railway stations to stop looters.",
          "MOBILIZE deployed | The army | guards | yes"}});
  CHECK(rows("en", "The army deployed guards at railway stations to stop looters.").find("stations |") ==
        std::string::npos);
  CHECK(rows("en", "His report into the Brixton riots was read twice.").find("His report") == std::string::npos);
}

TEST_CASE("who acts is the subject of the verb that is finite, not of a deed within its phrases") {
  check({
      {"en", "The court jailed the clerk for a year and sentenced two drivers to death.",
       "ACCUSE sentenced | The court | two drivers | yes"},
      {"en", "The decision was taken at a meeting of mayors attended by President Brandt.",
       "CONSULT attended | President Brandt | a meeting of mayors | yes"},
      {"en", "The party accused the minister and his deputy of behaving like thieves.",
       "ACCUSE accused | The party | the minister and his deputy | yes"},
      {"en", "Rebels attacked a U.S.-flagged tanker.", "ASSAULT attacked | Rebels | a U.S.-flagged tanker | yes"},
  });
}

TEST_CASE("what is done in a clause behind the deed is done to others") {
  check({
      {"en", "The premier resigned on Friday, clearing the way for the Socialists.",
       "CONCEDE resigned | The premier |  | yes"},
      {"en", "A bomb exploded in a helicopter flying him to Beirut.", "ASSAULT bomb exploded |  |  | yes"},
      {"en", "The federation issued a call to the unions to support the strikers and criticised the firm.",
       "ACCUSE criticised | The federation | the firm | yes"},
  });
}

TEST_CASE("behind a relative, a demand or what may come, a verb goes on with the main clause") {
  check({
      {"en", "Chad, which fears that the rebels may regroup, closed the crossing and shelled a ridge near Bol.",
       "ASSAULT shelled | Chad | a ridge | yes"},
      {"en", "The premier, who won a vote in May which the parties boycotted, thanked his voters and left.",
       "SUPPORT thanked | The premier | his voters |"},
      {"en", "The union condemned the raid, demanded that they free two nurses by May and threatened to strike.",
       "THREATEN threatened | The union |"},
      {"en", "The firm says that the closure will cost its owners 300 dollars and has urged the mayor to lift it.",
       "REQUEST urged | The firm | the mayor | yes"},
      {"en", "The envoy lost his seat by 6,400 votes and has since complained to the Electoral Commission.",
       "ACCUSE complained to | The envoy | the Electoral Commission | yes"},
      {"en",
       "The guild called the deaths \"a crime\", demanded the resignation of the minister and said it would march.",
       "REQUEST demanded the resignation | The guild |"},
      {"en", "The president told the army to bring the girls back and accused the mayor of theft.",
       "ACCUSE accused | The president | the mayor | yes"},
  });
}

TEST_CASE("a phrase with its object in it is no participle of the noun before it") {
  check({{"en", "Relatives who had waited for water threw stones at police.",
          "PROTEST threw stones | Relatives | police | yes"}});
}

TEST_CASE("people bring about what a cause would") {
  check({
      {"en", "Gunmen drove 900 people from their homes.", "DISPLACEMENT drove | Gunmen | 900 people | yes"},
      {"en", "The flood drove 900 people from their homes.", "DISPLACEMENT drove |  | 900 people | yes"},
  });
}

TEST_CASE("a denial ends at a stop, however many commas follow it") {
  check({
      {"en",
       "The ministry denied that it had attacked; the militia suspended the talks, planned for May, and demanded an "
       "inquiry.",
       "REQUEST demanded | the militia |  | yes"},
      {"en", "The ministry denied that it had attacked a convoy; the militia left the talks.",
       "ASSAULT attacked | The ministry | a convoy | no"},
  });
}

TEST_CASE("who arrests somebody over a murder has neither done it nor counted its dead") {
  check({
      {"en", "Police arrested three men over the murder of a clerk in Lagos.", "ASSAULT murder |  | a clerk |"},
      {"en", "Police arrested three men over the murder of a clerk in Lagos.",
       "COERCE arrested | Police | three men | yes"},
      {"en", "A court jailed two men for the killing of a student.", "ASSAULT killing |  | a student |"},
      {"en", "Gunmen carried out an attack on a mosque.", "ASSAULT attack | Gunmen | a mosque | yes"},
  });
}
