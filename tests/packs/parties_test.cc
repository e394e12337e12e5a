// Who is a party of what, where other words of the sentence offer themselves: a table a reason.
#include "packs/rows.h"

using namespace khabar;
using namespace khabar::packs;

TEST_CASE("whose an occasion is, and what is said of the object, names no party") {
  check({
      {"en", "The minister threatened at a spring meeting in Vienna of the International Monetary Fund to quit.",
       "THREATEN threatened | The minister |  |"},
      {"en", "Gridline Corp agreed this week to sell its depots to a partnership formed by Halden Corp and Morrow Inc.",
       "AGREE agreed | Gridline Corp | a partnership | yes"},
      {"en",
       "Earlier it bought a stake in the Port Lucan refinery owned by Carlow Petroleum Corp, a unit of Southern Corp.",
       "AGREE bought | it | Carlow Petroleum Corp | yes"},
      {"en", "The level of support offered by the governments is consistent with aid provided to car makers.",
       "AGREE offered | the governments |  |"},
      {"ar", "وافقت الإدارة على عقار جديد من إنتاج شركة نوفارتس.", "AGREE وافقت | الإدارة |  |"},
  });
}

TEST_CASE("of two who act on each other the first is the actor, unless they share their noun") {
  check({
      {"en", "Musa and Sylla agreed that the deal would be extended.", "AGREE agreed | Musa | Sylla | yes"},
      {"en", "Indian and Pakistani soldiers traded fire across the river.",
       "ASSAULT traded fire | Indian and Pakistani soldiers | Pakistani soldiers | yes"},
      {"en",
       "The meeting between officials of the Tanzania Football Federation (TFF) and the president of Fifa took place "
       "on Friday.",
       "CONSULT meeting | officials of the Tanzania Football Federation | Fifa | yes"},
      {"en",
       "An agreement was reached between chief negotiator Chris Stals, who heads the panel, and representatives of "
       "12 banks.",
       "AGREE agreement was reached | chief negotiator Chris Stals | representatives of 12 banks | yes"},
      {"ar", "اتفقت مصر والأردن على تبادل الخبرات.", "AGREE اتفقت | مصر | الأردن | yes"},
  });
}

TEST_CASE("the object of an infinitive, of the trigger's own preposition and of a passive is a party") {
  check({
      {"en", "Local channels are now refusing to run the promotional film.",
       "REJECT refusing | Local channels | the promotional film | yes"},
      {"en", "Polish officials had raised concerns about the law for the second time.",
       "ACCUSE raised concerns about | Polish officials | the law | yes"},
      {"en", "Sir Anthony had held talks with potential buyers over a stake.",
       "CONSULT held talks | Sir Anthony | potential buyers | yes"},
      {"en", "Norway gave Malawi $5 million for schools.", "AID gave | Norway | Malawi | yes"},
      {"en", "Norwin Inc was bought by Halden Corp last year.", "AGREE bought | Halden Corp | Norwin Inc | yes"},
      {"en", "The hospital received 20 wounded civilians.", "ASSAULT wounded |  | 20 wounded civilians | yes"},
      {"en", "The blast wounded 20 people.", "ASSAULT wounded | The blast | 20 people | yes"},
      {"en", "At least 15,000 were left homeless in the northern district.",
       "DISPLACEMENT left homeless |  | At least 15,000 | yes"},
  });
}

TEST_CASE("who acts stands in the clause of the deed, however it is told") {
  check({
      {"en", "The mayor has suspended two officers for refusing to testify.", "REJECT refusing | two officers |  |"},
      {"en", "Officials of the farmers' union said in a meeting with government officials that prices must rise.",
       "CONSULT meeting with | Officials of the farmers' union | government officials | yes"},
      {"en", "Brinkman said that the company was willing to use its shares.",
       "AGREE was willing to | the company |  |"},
      {"en", "Politicians on both sides of the line which divides the region welcomed the move.",
       "SUPPORT welcomed | Politicians | the move | yes"},
      {"en", "I was criticised by a number of them in recent weeks.", "ACCUSE criticised | a number of them | I | yes"},
      {"en", "The ministry protested against the border closure by Sudan.",
       "PROTEST protested | The ministry | the border closure | yes"},
      {"en", "Kenya accused Oman of arming rebels, a charge Muscat denied.", "STATEMENT denied | Muscat |  |"},
      {"en", "It was a plan the African Union rejected.", "REJECT rejected | the African Union | a plan | yes"},
      {"en", "The city fell to government troops on Sunday.", "TERRITORY fell to | government troops |  | yes"},
      {"ar", "البرلمان الذي ينعقد في طرابلس رفض الحضور.", "REJECT رفض | البرلمان | الحضور | yes"},
      {"ar", "قال المتحدث إن أوباما لن يغير موعد زيارته لكينيا.", "CONSULT زيارته | أوباما | كينيا |"},
      {"ar", "عندما زار وزير الخارجية القطري بغداد في مايو، كانت زيارته إلى الإقليم قصيرة.",
       "CONSULT زيارته | وزير الخارجية القطري | الإقليم | yes"},
      {"ar", "دشن طلاب الجامعة على مواقع التواصل حملة بعنوان \"مطالب\"، طالبوا فيها وزير التعليم بالتدخل.",
       "REQUEST طالبوا | طلاب الجامعة | وزير التعليم | yes"},
      {"ar", "ومن جانبه قدم رئيس المجلس التهنئة للموظفين وشكرهم على جهودهم.", "SUPPORT شكرهم | رئيس المجلس |  | yes"},
      {"ar", "أعلنت جمعية المصارف إقفال فروعها في العاصمة اليوم، منددة بالتهديدات، وهددت بإضراب مفتوح.",
       "THREATEN هددت | جمعية المصارف |  | yes"},
      {"ar", "كان الوزير محمد الراشد زار السعودية في يونيو والتقى نائب وزير البترول السعودي.",
       "CONSULT التقى | الوزير محمد الراشد | نائب وزير البترول السعودي | yes"},
  });
}

TEST_CASE("verb first, the object stands behind when, by what means and behind the office of who acts") {
  check({
      {"ar", "سقطت البلدة في قبضة التنظيم أمس.", "TERRITORY سقطت | التنظيم |  | yes"},
      {"ar", "سقطت المدينة بيد المسلحين يوم الخميس.", "TERRITORY سقطت | المسلحين |  | yes"},
      {"ar", "نزح أكثر من ألفي شخص من القتال إلى الكاميرون.", "DISPLACEMENT نزح | أكثر من ألفي شخص |  | yes"},
      {"ar", "سيطرت قوات المعارضة على ثلاث قرى شرق المحافظة.", "TERRITORY سيطرت | قوات المعارضة |  | yes"},
      {"ar", "هدد الاتحاد بالإضراب ما لم ترفع الوزارة الأجور.", "THREATEN هدد | الاتحاد |  | yes"},
      {"ar", "وعين الرئيس عقيدا مكانه.", "SUPPORT عين | الرئيس | عقيدا | yes"},
      {"ar", "أعلنت الحكومة حالة الطوارئ في ثلاث مناطق.", "COERCE أعلنت الحكومة حالة الطوارئ | الحكومة |  | yes"},
      {"ar", "يتهم حلفاء تركيا منذ أشهر أنقرة بدعم المسلحين.", "ACCUSE يتهم | حلفاء تركيا | أنقرة | yes"},
      {"ar", "استهدفت إسرائيل بغارة جوية سيارة في صور.", "ASSAULT استهدفت إسرائيل بغارة جوية | إسرائيل | سيارة | yes"},
      {"ar", "ضرب التحالف بعشر غارات معسكرا للحوثيين.", "ASSAULT ضرب | التحالف | معسكرا للحوثيين | yes"},
      {"ar", "التقى مدير الفرع في جدة عبدالله السالم بعدد من ممثلي الشركات.",
       "CONSULT التقى | مدير الفرع | عدد من ممثلي الشركات | yes"},
      {"ar", "أشاد المحافظ بما يبذله رجال الأمن من جهود.", "SUPPORT أشاد | المحافظ | رجال الأمن | yes"},
      {"ar", "أصاب الصاروخ شاحنة وقتل أربعة مدنيين منهم طفلان.", "ASSAULT قتل |  | أربعة مدنيين | yes"},
      {"ar", "ذكرت المصادر أن المسلحين اختطفوا العشرات من خصومهم واقتادوهم إلى أماكن مجهولة.",
       "COERCE اقتادوهم | المسلحين | العشرات من خصومهم | yes"},
      {"ar", "وقتل مسلحون من حركة الشباب ثلاثة جنود.", "ASSAULT قتل | مسلحون من حركة الشباب | ثلاثة جنود | yes"},
  });
}

TEST_CASE("verb first, who speaks does nothing in a quotation, a gathering may speak, and sums and asides are nobody") {
  check({
      {"ar", "رحب الكثير من سكان القرية بقرار البلدية.", "SUPPORT رحب | الكثير من سكان القرية | قرار البلدية | yes"},
      {"ar", "وقال النائب حداد في بيان \"استقبل الملك فيصل وفد الحركة في جدة\".",
       "CONSULT استقبل | الملك فيصل | وفد الحركة | yes"},
      {"ar", "وقالت الوزارة في بيان \"نرحب بالاتفاق\".", "SUPPORT نرحب | الوزارة | الاتفاق | yes"},
      {"ar", "أدان المؤتمر الهجوم على المدرسة.", "ACCUSE أدان | المؤتمر | الهجوم | yes"},
      {"ar", "طالبت القمة الحكومة بوقف القتال.", "REQUEST طالبت | القمة | الحكومة | yes"},
      {"ar", "وأفرج عنه بكفالة خمسة آلاف دولار.", "RETREAT أفرج |  | عنه | yes"},
      {"ar", "سيطر الجيش على القرية الواقعة على أطراف حمص.", "TERRITORY سيطر | الجيش |  | yes"},
      {"ar", "عززت الحكومة الحراسة على الحدود لوقف تدفق المهاجرين.", "DISPLACEMENT تدفق | المهاجرين |  | no"},
      {"ar", "• بعض السكان يهاجمون رجال البلدية.", "ASSAULT يهاجمون | بعض السكان | رجال البلدية | yes"},
      {"ar", "دعا الوزير إلى تنمية العلاقات الإعلامية.", "REQUEST دعا | الوزير |  | yes"},
      {"ar", "وبحث الجانبان البرامج التي تنفذها المنظمة بالشراكة مع بلدية صيدا.", "CONSULT بحث | الجانبان |  | yes"},
      {"ar", "استقبل الملك فيصل قيادات حركة فتح.", "CONSULT استقبل | الملك فيصل | قيادات حركة فتح | yes"},
      {"ar", "وقال الوزير بعد مباحثاته مع الرئيس الكيني إن الوضع صعب.",
       "CONSULT مباحثاته | الوزير | الرئيس الكيني | yes"},
  });
}

TEST_CASE("verb second, who speaks in haste, whom a verb of speech tells, and who acts after an act") {
  check({
      {"en", "Marlow Industries said has sold its paper unit to Halden Corp for 20 mln dlrs.",
       "AGREE sold | Marlow Industries | Halden Corp | yes"},
      {"en", "Marlow Industries said signed a deal with Halden Corp.",
       "AGREE signed a deal | Marlow Industries | Halden Corp | yes"},
      {"en", "On Monday, Mr Hill told Radio Nova the president had refused the offer.",
       "REJECT refused | the president | the offer | yes"},
      {"en", "The company closed a factory after selling its stores to Halden Corp.",
       "AGREE selling | The company | Halden Corp | yes"},
      {"en", "Police arrested the man after seizing his car.", "COERCE seizing | Police | his car | yes"},
      {"en", "About 900 flights were cancelled because of the strike.", "COERCE flights were cancelled |  |  | yes"},
      {"en", "Workers displaced by the flood returned home.", "DISPLACEMENT displaced | Workers |  | yes"},
      {"en", "The King resigned after talks failed to solve the dispute.", "REJECT talks failed |  | the dispute | no"},
  });
}

TEST_CASE("verb first, who did it and whom it befell in the news of every day") {
  check({
      // Whose an object is that is not known yet.
      {"ar", "هاجم مسلحون دورية للشرطة قرب الحدود الشرقية.", "ASSAULT هاجم | مسلحون | دورية للشرطة | yes"},
      {"ar", "واستهدفت عبوة ناسفة حافلة للجيش التونسي في القصرين.",
       "ASSAULT استهدفت | عبوة ناسفة | حافلة للجيش التونسي | yes"},
      {"ar", "استهدف انتحاري اجتماعا لقادة الجيش في ديالى.", "ASSAULT استهدف | انتحاري | اجتماعا لقادة الجيش | yes"},
      {"ar", "انفجرت عبوة ناسفة لدى مرور قافلة للشرطة في بنغازي.", "ASSAULT انفجرت |  | قافلة للشرطة | yes"},
      {"ar", "وفجر انتحاري نفسه عند حاجز عسكري في المكلا.", "ASSAULT فجر | انتحاري |  | yes"},
      // Who claims it did it, and a blow "of" somebody is his.
      {"ar", "قتل أربعة شرطيين في هجوم تبنته حركة الشباب وسط مقديشو.",
       "ASSAULT قتل | حركة الشباب | أربعة شرطيين | yes"},
      {"ar", "وأعلن تنظيم القاعدة مسؤوليته عن مقتل المهندسين.", "ASSAULT مقتل | تنظيم القاعدة | المهندسين |"},
      {"ar", "وقالت المستشفى إن طفلين قتلا في قصف مدفعي للجيش على سوق شعبية.",
       "ASSAULT قصف مدفعي | للجيش | سوق شعبية | yes"},
      {"ar", "وشن الطيران غارات جوية على مخازن للمتمردين.",
       "ASSAULT شن الطيران غارات جوية | الطيران | مخازن للمتمردين | yes"},
      // Those who are known for it, where the object stands far behind or is not found.
      {"ar", "وخطف مسلحون قبل أسبوع، مهندسا صينيا من موقع عمله.", "ASSAULT خطف | مسلحون | مهندسا صينيا | yes"},
      {"ar", "ورشق عمال غاضبون رجال الشرطة بالبيض.", "PROTEST رشق | عمال غاضبون | رجال الشرطة | yes"},
      {"ar", "واقتحم محتجون غاضبون مبنى البرلمان في البصرة.", "ASSAULT اقتحم | محتجون غاضبون | مبنى البرلمان | yes"},
      // Whom a crowd turns on.
      {"ar", "تجمع مئات العمال للمطالبة باستقالة مدير الشركة أمام المصنع.",
       "PROTEST تجمع | مئات العمال | مدير الشركة | yes"},
      {"ar", "وتظاهر المئات تنديدا بقرار الحكومة.", "PROTEST تظاهر | المئات | قرار الحكومة | yes"},
      {"ar", "ورفع المحتجون لافتات مناهضة للحاكم العسكري.",
       "PROTEST رفع المحتجون لافتات مناهضة | المحتجون | للحاكم العسكري | yes"},
      {"ar", "أغلق محتجون الجسر الكبير بالإطارات المشتعلة.", "PROTEST أغلق | محتجون | الجسر الكبير | yes"},
      // What is only thought of somebody, and who stands in a clause without "who".
      {"ar", "وأفاد سكان بأن مروحيات يعتقد أنها أجنبية قصفت معسكرا قرب سبها.", "ASSAULT قصفت | مروحيات | معسكرا | yes"},
      {"ar", "ومنحت كندا حق اللجوء لصحفية أفغانية فرت من هرات.", "DISPLACEMENT فرت | صحفية أفغانية |  | yes"},
      {"ar", "وقضت المحكمة العسكرية بسجن ضابط سابق أدين بالخيانة.", "ACCUSE قضت | المحكمة العسكرية | ضابط سابق | yes"},
      {"ar", "وأعلن التنظيم أنه أعدم ستة رجال اتهمهم بالتجسس.", "ACCUSE اتهمهم |  | ستة رجال | yes"},
      // Who threatens whom, and on what it depends.
      {"ar", "وهدد الرئيس باعتقال المعارضين.", "THREATEN هدد | الرئيس | المعارضين | yes"},
      {"ar", "وهدد الوزير بالاستقالة إذا استمر الحصار على تعز.", "THREATEN هدد | الوزير |  | yes"},
      // Both stand right behind the verb.
      {"ar", "وسلمت فرنسا السلطات المالية مطلوبا بتهم فساد.", "COOPERATE سلمت | فرنسا | السلطات المالية | yes"},
      {"ar", "وتبادل الجيش السوداني وقوات الدعم السريع الاتهامات بخرق الهدنة.",
       "ACCUSE تبادل | الجيش السوداني | قوات الدعم السريع | yes"},
      {"ar", "ونشرت الجزائر آلاف الجنود على الحدود مع مالي.", "MOBILIZE نشرت | الجزائر |  | yes"},
      // What is agreed on or called for has not happened.
      {"ar", "واتفق الطرفان، بعد جولة محادثات استمرت أسبوعا في مسقط، على تبادل مئة أسير.",
       "RETREAT تبادل | الطرفان | مئة أسير |"},
      {"ar", "ودعا البابا قادة البلاد إلى وقف القتال وفتح ممرات آمنة.", "RETREAT وقف القتال | قادة البلاد |  |"},
      // Whom a disaster befell.
      {"ar", "تفشى وباء الحصبة في محافظة حجة وأصاب مئات الأطفال.", "DISASTER أصاب |  | مئات الأطفال | yes"},
      {"ar", "وتسببت الأمطار الغزيرة في انهيار منزل ومصرع أربعة أشخاص.", "DISASTER مصرع |  | أربعة أشخاص | yes"},
      // Roles of single words.
      {"ar", "نفت بغداد اتهامات أنقرة بإيواء مسلحين.", "ACCUSE اتهامات | أنقرة |  |"},
      {"ar", "ورفعت الولايات المتحدة السودان من قائمة الدول الراعية للإرهاب.",
       "CONCEDE رفعت | الولايات المتحدة | السودان | yes"},
      {"ar", "وأوقفت هولندا مساعداتها لرواندا.", "SANCTION أوقفت | هولندا | رواندا | yes"},
      {"ar", "وأخلت الشرطة ساحة الاعتصام واعتقلت عشرات الطلاب.", "COERCE اعتقلت | الشرطة | عشرات الطلاب | yes"},
  });
}

TEST_CASE("verb second, a passive whose helper is left out") {
  check({
      {"en", "Six soldiers were killed and several officers wounded when rebels attacked a convoy near Kidal.",
       "ASSAULT wounded | rebels | several officers | yes"},
  });
}

TEST_CASE("English: a meeting with somebody, what somebody imposed, and whom a fine or a deadline befalls") {
  check({
      {"en", "The envoy came from a meeting with the premier and briefed reporters.",
       "| The envoy | the premier | yes"},
      {"en", "He criticised the curfew imposed in May by the army.", "COERCE imposed | the army |"},
      {"en", "The exchange fined four large firms a total of 100,000 dollars.",
       "ACCUSE fined | The exchange | four large firms | yes"},
      {"en", "The court gave the insurers 20 days to pay.", "THREATEN gave | The court | the insurers | yes"},
  });
}

TEST_CASE("English: how and when something was done is no part of who did it, or whom it befell") {
  check({
      {"en", "The envoys last met the rebels in Kenya.", "CONSULT met | The envoys | the rebels | yes"},
      {"en", "Farmers have been lobbying the ministry hard for change.", "| Farmers | the ministry |"},
      {"en", "The envoys late on Friday met the rebels.", "CONSULT met | The envoys | the rebels | yes"},
      {"en", "The court rejected the plea late on Friday.", "REJECT rejected | The court | the plea | yes"},
      {"en", "Norway, which had long called for a ban, welcomed the vote.", "REQUEST called for | Norway |  | yes"},
      {"en", "Tunisia, which has long demanded an apology, recalled its envoy.", "REQUEST demanded | Tunisia |  | yes"},
  });
}

TEST_CASE("English: who acts, behind a day, a list or words that are inserted") {
  check({
      {"en", "Families of the 30 miners missing since May demanded an inquiry.",
       "REQUEST demanded | Families of the 30 miners |  | yes"},
      {"en", "The bank, under pressure from clients and staff, reversed course on Friday and lowered its fees.",
       "CONCEDE reversed course | The bank |  | yes"},
      {"en", "Frigates from Japan, the Philippines and Canada sailed together through the strait.",
       "COOPERATE sailed together | Frigates |  | yes"},
      {"en", "Peru, the Netherlands and Chad condemned the raid.",
       "ACCUSE condemned | Peru, the Netherlands and Chad | the raid | yes"},
      {"en", "Three clubs -- Peru, the Netherlands and Chad -- condemned the raid.",
       "ACCUSE condemned | Peru, the Netherlands and Chad | the raid | yes"},
      {"en", "The ministers of Peru, the Netherlands and Chad condemned the raid.",
       "ACCUSE condemned | The ministers of Peru, the Netherlands and Chad | the raid | yes"},
      {"en", "Speaking to the budget committee he urged Congress to cut the deficit.",
       "REQUEST urged | he | Congress | yes"},
      {"en", "Mr Curry is no programmer, so the firm called for help.", "REQUEST called for help | the firm |  | yes"},
      {"en", "So they have been accused of lying.", "ACCUSE accused |  | they | yes"},
      {"en", "The decision to sell the ferry company drew criticism from unions.",
       "ACCUSE drew criticism | unions | The decision | yes"},
      {"en", "A consortium led by Halden Corp was awarded a contract to build a dam.",
       "AGREE was awarded a contract | A consortium |  | yes"},
  });
}

TEST_CASE("English: who acts in a deed that a noun tells") {
  check({
      {"en", "A rally by supporters of the jailed mayor drew a crowd in Izmir.",
       "PROTEST rally | supporters of the jailed mayor |"},
      {"en", "A go-slow by air traffic controllers delayed flights.", "PROTEST go-slow | air traffic controllers |"},
      {"en", "A consumer boycott by Malaysians hit sales.", "SANCTION boycott | Malaysians |"},
      {"en", "Bakers observed a token strike over the price of flour.",
       "PROTEST observed a token strike | Bakers |  | yes"},
      {"en", "Halden Corp made a second offer to buy the mine.", "AGREE offer to | Halden Corp |"},
      {"en", "Prisoners entered the third week of a hunger strike.", "PROTEST hunger strike | Prisoners |"},
      {"en", "Queen Amara delivered a speech on reform.", "STATEMENT delivered a speech | Queen Amara |  | yes"},
  });
}

TEST_CASE("English: whom a deed is towards, rather than what stands beside") {
  check({
      {"en", "The bishop apologised to victims of two priests in Chile.",
       "SUPPORT apologised | The bishop | victims of two priests | yes"},
      {"en", "Niger withdrew from ECOWAS, a bloc of 15 members.",
       "SANCTION withdrew from ECOWAS | Niger | ECOWAS | yes"},
      {"en", "The union filed a motion with the tribunal.", "REQUEST filed a motion | The union | the tribunal | yes"},
      {"en", "The mediator shuttled between Cairo and Doha for much of the month.",
       "CONSULT shuttled between | The mediator | Cairo and Doha | yes"},
      {"en", "Gunmen sprayed bullets at a packed cafe in Cali.",
       "ASSAULT sprayed bullets | Gunmen | a packed cafe | yes"},
      {"en", "France conferred the Legion of Honour on a Syrian doctor.",
       "SUPPORT conferred the Legion of Honour | France | a Syrian doctor | yes"},
      {"en", "A jurist was awarded the Nobel Peace Prize in Oslo.",
       "SUPPORT was awarded the Nobel Peace Prize |  | A jurist | yes"},
      {"en", "Charities decried what they called the silence of ministers.",
       "ACCUSE decried | Charities | the silence of ministers | yes"},
      {"en", "Serb leaders gave Sarajevo an ultimatum on Thursday.",
       "THREATEN ultimatum | Serb leaders | Sarajevo | yes"},
      {"en", "The general paid Oman a visit on Sunday.", "CONSULT visit | The general | Oman | yes"},
      {"en", "The editor received death threats from a militia in Basra.",
       "THREATEN death threats | a militia | The editor | yes"},
      {"en", "China has resisted international pressure to free the editors.",
       "REJECT resisted | China | international pressure | yes"},
      {"en", "Shad asked for a budget increase so the union could hire staff.", "REQUEST asked for | Shad |  | yes"},
      {"en", "Norwin bought sugar from international trade houses.",
       "AGREE bought | Norwin | international trade houses | yes"},
      {"en", "The plan to sell the mine was rejected by the council.",
       "REJECT rejected | the council | The plan | yes"},
      {"en", "Spain backed a Moroccan plan for autonomy.", "SUPPORT backed | Spain | a Moroccan plan | yes"},
      {"en", "The mayor criticised her predecessor.", "ACCUSE criticised | The mayor | her predecessor | yes"},
      {"en", "The centre-right trounced the Socialists in municipal races.",
       "STATEMENT trounced | The centre-right | the Socialists | yes"},
      {"en", "Norwin Inc announced a merger with what it termed a stronger Halden Corp.",
       "AGREE merger | Norwin Inc | a stronger Halden Corp | yes"},
      {"en", "The rebels burned what they could not carry.", "ASSAULT burned | The rebels |  | yes"},
      {"en", "Iran stood by its ally in Damascus.", "SUPPORT stood by | Iran | its ally | yes"},
      {"en", "Ethiopia redeployed a brigade from Gondar to the Sudanese border.",
       "MOBILIZE redeployed | Ethiopia |  | yes"},
      {"en", "The general torpedoed the accord with the rebels.",
       "REJECT torpedoed the accord | The general | the rebels | yes"},
      {"en", "The regiment lost 40 comrades in the battle.", "ASSAULT lost |  | 40 comrades | yes"},
  });
}

TEST_CASE("a short name in brackets parts nobody from whoever is joined to him, and is no part at the end") {
  check({
      {"en", "The Potters' Union (PU) and the Glass League (GL) rejected the tariff.",
       "REJECT rejected | The Potters' Union (PU) and the Glass League | the tariff | yes"},
      {"en", "Sens. Carl Dunmore (R-Kan.) and Ruth Pell (D-Ohio) condemned the tariff.",
       "| Sens. Carl Dunmore (R-Kan.) and Ruth Pell | the tariff | yes"},
      {"en", "Orvell NV <ORV.AS> and Tolnay Corp <TLN> condemned the tariff.",
       "| Orvell NV <ORV.AS> and Tolnay Corp | the tariff | yes"},
      {"en", "Orvell <ORV.AS> agreed to sell the mill to Tolnay Corp <TLN> and close its pits.",
       "AGREE agreed | Orvell | Tolnay Corp | yes"},
      {"en", "Orvell <ORV> accused Tolnay <TLN> of spying.", "ACCUSE accused | Orvell | Tolnay | yes"},
      {"ar", "رفضت حركة فتح (الحركة) والجهاد الإسلامي التهدئة.",
       "REJECT رفضت | حركة فتح (الحركة) والجهاد الإسلامي | التهدئة | yes"},
      {"ar", "هددت وكالة الطاقة (الوكالة) والأمم المتحدة إيران بعقوبات.",
       "هددت | وكالة الطاقة (الوكالة) والأمم المتحدة | إيران | yes"},
  });
}

TEST_CASE("what a relative stands for is not where it happened, nor whom a deed befell that killed others") {
  check({
      {"en", "A priest in Lucan who criticised the government was arrested.",
       "ACCUSE criticised | A priest | the government | yes"},
      {"en", "A militia in Chad that attacked two villages has agreed to disarm.", "AGREE agreed | A militia |  | yes"},
      {"en", "A workshop in Lyon that makes bells was attacked by masked men.",
       "ASSAULT attacked | masked men | A workshop | yes"},
      {"en", "An air strike in Aleppo that killed four bakers was condemned by the UN.",
       "ACCUSE condemned | the UN | An air strike | yes"},
      {"en", "An attack on a minibus that killed ten pilgrims was blamed on the brigade.",
       "ASSAULT killed |  | ten pilgrims | yes"},
      {"en", "A Taliban attack in Kabul that killed a driver was condemned.",
       "ASSAULT killed | Taliban | a driver | yes"},
      {"en", "A landslide in Nepal, which killed 14 weavers, cut the road.",
       "DISASTER landslide |  | 14 weavers | yes"},
      {"en", "They face a threat from the mafia, which destroyed two offices.",
       "ASSAULT destroyed | the mafia | two offices | yes"},
      {"en", "He travelled to Germany, which opposed the pact.", "REJECT opposed | Germany | the pact | yes"},
  });
}

TEST_CASE("who speaks of a deed has not done what came of it") {
  check({
      {"en", "The minister condemned an attack that killed 12 bakers.", "ASSAULT killed |  | 12 bakers | yes"},
      {"en", "The minister condemned an attack on a bus that has killed 12 bakers.",
       "ASSAULT killed |  | 12 bakers | yes"},
      {"en", "The minister condemned an attack that left 12 people dead.",
       "ASSAULT attack that left |  | 12 people | yes"},
      {"en", "The minister condemned an attack by gunmen that killed 12 bakers.",
       "ASSAULT killed | gunmen | 12 bakers | yes"},
  });
}

TEST_CASE("of more than two by name all act, and who stands behind between acts whatever the verb") {
  check({
      {"en", "Mali, Niger and Burkina Faso signed a pact in Niamey.",
       "AGREE signed a pact | Mali, Niger and Burkina Faso |  | yes"},
      {"en", "The foreign ministers of Russia, Turkey and Iran met in Sochi.",
       "CONSULT met | The foreign ministers of Russia, Turkey and Iran |  | yes"},
      {"en", "Britain, France and Germany held talks with Iran.",
       "CONSULT held talks | Britain, France and Germany | Iran | yes"},
      {"en", "India and Pakistan signed a pact.", "AGREE signed a pact | India | Pakistan | yes"},
      {"en", "The envoy spoke after a meeting between Chad and Niger in Oslo.", "CONSULT meeting | Chad | Niger | yes"},
      {"en", "Her daughter was hurt during heavy clashes between the army and the rebels.",
       "ASSAULT clashes | the army | the rebels | yes"},
      {"en", "The town fell after heavy clashes with the army.", "clashes |  | the army |"},
      {"en", "An attack by members of a gang wounded two in the port.",
       "ASSAULT wounded | members of a gang | two | yes"},
      {"en", "The killing by police of two students sparked protests.",
       "ASSAULT killing | police | two students | yes"},
      {"en", "An ISIS raid on a depot in Mosul wounded nine.", "raid | ISIS | a depot |"},
  });
}

TEST_CASE("no part of a name denies anything") {
  check({
      {"en", "Reporters Without Borders condemned the arrest.",
       "ACCUSE condemned | Reporters Without Borders | the arrest | yes"},
  });
}

TEST_CASE("those counted before the verb of the clause suffered it, and who is lost to takes") {
  check({
      {"en", "The people killed in the raid were weavers.", "ASSAULT killed |  | The people | yes"},
      {"en", "The number of people killed in the landslide rose to 45.",
       "DISASTER killed |  | The number of people | yes"},
      {"en", "The other man killed was a potter.", "ASSAULT killed |  | The other man | yes"},
      {"en", "The army lost Kabul to the rebels.", "TERRITORY lost | The army | the rebels | yes"},
      {"en", "The forces lost the town of Jilib to al-Shabab.", "TERRITORY lost | The forces | al-Shabab | yes"},
      {"en", "Dozens fled after a militia attack on a camp.", "ASSAULT attack | a militia | a camp | yes"},
      {"en", "An Israeli strike on a bakery school killed two.", "ASSAULT strike | Israeli | a bakery school | yes"},
      {"en", "The general said overnight strikes on Rafah had killed two.", "ASSAULT killed |  | two | yes"},
      {"en", "Kazakhstan put its border guards on alert.", "MOBILIZE put | Kazakhstan |"},
      {"en", "Flooding forced hundreds of weavers to leave the area.",
       "DISPLACEMENT forced |  | hundreds of weavers | yes"},
      {"en", "A leak at a plant sickened 50 workers.", "DISASTER sickened |  | 50 workers | yes"},
      {"en", "The company appealed a ruling by the tribunal.", "REJECT appealed | The company |"},
      {"en", "After killing the guard, the gunmen used explosives against the town hall.",
       "ASSAULT used explosives against | the gunmen | the town hall | yes"},
  });
}

TEST_CASE("how long a ban lasts is nobody") {
  check({{"en", "The runner received an eight-year ban for doping.", "COERCE ban |  |"}});
}

TEST_CASE("who is accused of something has not accused, and spokesmen stand with those they speak for") {
  check({
      {"en", "A man accused of theft fled.", "ACCUSE accused |  | A man | yes"},
      {"en", "The mayor, accused of taking bribes, resigned.", "ACCUSE accused |  | The mayor | yes"},
      {"en", "Montoya was arrested in Lucan and charged with theft.", "ACCUSE charged |  | Montoya | yes"},
      {"en", "They freed a banker whom he accused of theft.", "ACCUSE accused | he |"},
      {"en", "A spokesman for Amnesty International condemned the arrests.",
       "ACCUSE condemned | A spokesman for Amnesty International | the arrests | yes"},
      {"en", "A lawyer for the miners accused the police of theft.",
       "ACCUSE accused | A lawyer for the miners | the police | yes"},
  });
  check({{"en", "A man accused of theft fled to Chad.", "DISPLACEMENT fled | nobody"},
         {"en", "A spokesman for the miners said 300 people had fled.",
          "DISPLACEMENT fled | A spokesman for the miners"}},
        reporters);
}
