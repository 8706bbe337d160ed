/** Names of state institutions, international organizations, parties, armies and mass organizations: own compilation of public facts. */

const list = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .split(/[|\n]/)
      .map((item) => item.trim())
      .filter((item) => item !== ''),
  )

/** Phrases that name a state institution by themselves. */
export const STATE_PHRASES = list(`
interior ministry|foreign ministry|finance ministry|defence ministry|defense ministry|justice ministry|health ministry|education ministry|the kremlin
inland revenue|revenue canada|revenue agency|scotland yard|police officer|customs officer|immigration officer|tax officer|ice officer|federal agent|fbi agent|taxation office|companies house|hm treasury|majestys treasury|majestys revenue|majestys courts|majestys prison|majestys customs|majestys passport|majestys inspectorate|majestys coastguard|majestys government|hm prison|hm courts|hm customs|hm inspectorate|hm coastguard|crown court|magistrates court|hm passport office|passport office|registro civil|registro mercantil|land registry|deutsche rentenversicherung|rentenversicherung bund
pole emploi|caisse nationale|direction generale|agenzia delle dogane|verohallinto|riksbank|poliisi|politie|politiet|policja|polri|bareskrim|kantor imigrasi|kantor pajak|straz graniczna|city hall|town hall|county sheriff|county clerk
ministerul|ministerstvo|kementerian|bakanligi|valtiovarainministerio|sosialdepartementet
white house|downing street|federal bureau of investigation|central intelligence agency|national security agency|internal revenue service|customs and border protection
immigration and customs enforcement|homeland security|secret service|supreme court|high court|court of appeal|district court|circuit court|superior court|municipal court|constitutional court
state council|house of representatives|house of commons|house of lords|united states congress|us congress|us senate|state department|justice department|treasury department
social security administration|food and drug administration|environmental protection agency|federal reserve|federal trade commission|federal communications commission|securities and exchange commission
metropolitan police|police department|sheriffs office|sheriffs department|police force|police service|attorney generals office|attorney general|public prosecutor|district attorney
city council|county council|town council|parish council|borough council|board of supervisors|board of education|department of education|department of health|department of justice|department of defense
department of defence|department of state|department of transportation|department of revenue|department of labor|department of motor vehicles|department of veterans affairs|department of agriculture
department of commerce|department of energy|department of corrections|department of public safety|department of natural resources|department of homeland security|department of the treasury
hm revenue and customs|hmrc|home office|foreign office|cabinet office|ministry of defence|crown prosecution service|national crime agency|nasa|postal service|census bureau|geological survey
national park service|forest service|coast guard|border force|border patrol|immigration service|customs service|tax authority|tax office|tax administration|revenue service|election commission
electoral commission|prime ministers office|presidents office|prosecutors office|parliament|national assembly|bundestag|bundesregierung|finanzamt|bundespolizei|polizei|prefecture de police|gendarmerie
bundesministerium|ministerium|staatsministerium|bundeskanzleramt|bundesrat|landtag|bundesgerichtshof|bundesverfassungsgericht|bundesverwaltungsgericht|amtsgericht|landgericht|oberlandesgericht|verwaltungsgericht
sozialgericht|arbeitsgericht|finanzgericht|staatsanwaltschaft|generalstaatsanwaltschaft|polizeiprasidium|landespolizei|kriminalpolizei|bundeskriminalamt|landeskriminalamt|bundesagentur fur arbeit|agentur fur arbeit
zollamt|hauptzollamt|generalzolldirektion|bundesnachrichtendienst|bundesnetzagentur|deutsche bundesbank|landratsamt|stadtverwaltung|gemeindeverwaltung|ordnungsamt|standesamt|auslanderbehorde|gesundheitsamt
jugendamt|einwohnermeldeamt|bundesamt|bundesanstalt|bundeszentralamt|landesamt|kraftfahrt bundesamt|regierungsprasidium|bezirksregierung|senatsverwaltung|verfassungsschutz|bundesrechnungshof|generalkonsulat
bundesministerin|bundesverwaltung|kantonspolizei|eidgenossische steuerverwaltung|zoll und finanzverwaltung
ministere de|ministere des|ministere du|prefecture de|sous prefecture|mairie de|conseil regional|conseil departemental|conseil d etat|conseil constitutionnel|assemblee nationale|cour de cassation|cour d appel
tribunal judiciaire|tribunal administratif|tribunal de commerce|gendarmerie nationale|police nationale|police municipale|direction generale des finances publiques|tresor public|urssaf|france travail|assurance maladie
caisse d allocations familiales|banque de france|agence regionale de sante|ambassade de|consulat general|procureur de la republique|presidence de la republique
ministerio de hacienda|ministerio del interior|ministerio de defensa|ministerio de justicia|ministerio de salud|ministerio de sanidad|ministerio de educacion|ministerio de trabajo|ministerio de economia|ministerio publico
ministerio de asuntos exteriores|ministerio de relaciones exteriores|gobierno de|ayuntamiento de|agencia tributaria|guardia civil|policia nacional|policia local|policia municipal|tribunal supremo|tribunal constitucional
audiencia nacional|fiscalia general|junta de andalucia|generalitat|diputacion provincial|congreso de los diputados|tesoreria general de la seguridad social|direccion general de trafico|banco de espana|embajada de
servicio de administracion tributaria|presidencia de la republica|corte suprema|consejo de estado
ministerio da saude|ministerio da educacao|ministerio da fazenda|ministerio da justica|ministerio da defesa|ministerio do trabalho|ministerio das financas|governo federal|governo do estado|prefeitura municipal
prefeitura de|camara municipal|receita federal|policia federal|policia civil|policia militar|policia judiciaria|supremo tribunal|tribunal de justica|senado federal|camara dos deputados|banco central do brasil
autoridade tributaria|guarda nacional republicana|presidencia da republica|embaixada de|embaixada do
ministero dell|ministero della|ministero degli|ministero delle|ministero dei|agenzia delle entrate|guardia di finanza|polizia di stato|polizia municipale|polizia locale|prefettura di|questura di|corte di cassazione
corte costituzionale|camera dei deputati|senato della repubblica|presidenza del consiglio|banca d italia|procura della repubblica|ambasciata d italia
ministerie van|belastingdienst|rijksoverheid|gemeente|hoge raad|openbaar ministerie|rechtbank|nationale politie|ministerstwo|urzad skarbowy|urzad miasta|sad rejonowy|sad okregowy|kancelaria prezydenta
bakanligi|belediyesi|cumhurbaskanligi|emniyet genel mudurlugu|emniyet mudurlugu|gelir idaresi|gelirler idaresi|vergi dairesi|jandarma|kaymakamligi|cumhuriyet bassavciligi|skatteverket|polismyndigheten|polisen|digid|mijnoverheid|france connect|franceconnect|regeringskansliet|skatteetaten|skattestyrelsen
uy ban nhan dan|toa an nhan dan|bo cong an|bo tai chinh|bo y te|bo ngoai giao|cong an thanh pho|chinh phu viet nam|tong cuc thue|chi cuc thue|cuc canh sat|kepolisian|kepolisian republik indonesia|kejaksaan agung|kementerian|mahkamah agung|polis diraja malaysia|polis diraja|tentera darat
komenda policji|komenda glowna policji|komenda miejska policji|policie ceske republiky|policie cr|policajny zbor|financni urad|financni sprava|mestsky urad|krajsky soud|okresni soud|ministerstvo|nemzeti ado|nemzeti ado es vamhivatal|rendorseg|rendorkapitanysag|kormanyhivatal|politia romana|parchetul|primaria municipiului
governors office|office of the governor|office of the president|office of the mayor|mayors office|fire department|police academy|health authority|port authority|housing authority|transit authority
`)
/** Words that name an institution when a country, a state or a city stands beside them. */
export const STATE_WORDS = list(
  'government|govt|ministry|minister|embassy|consulate|senate|congress|parliament|presidency|cabinet|treasury|customs|police|court|tribunal|judiciary|immigration|secretariat|commonwealth|dmv|authority|republic|kingdom|federation|emirate|sultanate|regierung|gouvernement|gobierno|governo|ministere|ministerio|ministero|ministerium|ambassade|embajada|botschaft|pravitelstvo|commission',
)
export const STATE_ABBREVIATIONS = list(
  'FBI|CIA|NSA|IRS|DHS|FDA|FTC|FCC|DEA|ATF|TSA|NHS|HMRC|DVLA|DWP|NASA|CDC|USPS|FEMA|USCIS|SEC|EPA|MI5|MI6|FSB|KGB|BKA|BND|CBP|DOJ|DOD|MOD|NYPD|LAPD|FDNY|FDIC|UKVI',
)

/** German and its neighbours join an office into one word: what it is stands at the end, whose it is before. Letters as `words` fold them. */
export const STATE_COMPOUND =
  /^(?:(?:bundes|landes|staats|reichs|innen|aussen|finanz|justiz|kultus|verteidigungs|gesundheits|wirtschafts|umwelt|verkehrs|bau|sozial|arbeits|familien|landwirtschafts|bildungs|digital)[a-z]*ministeri(?:um|en)|bundes[a-z]{3,}(?:amt|gericht|anstalt|agentur|behorde|kasse|archiv|institut)|(?:landes|bezirks|kreis|stadt|ober)[a-z]*(?:gericht|polizei|finanzdirektion|justizkasse)|[a-z]{4,}(?:polizeidirektion|polizeiinspektion|staatsanwaltschaft|steuerverwaltung|auslanderbehorde)|[a-z]{4,}sministerie|[a-z]{4,}departementet|[a-z]{4,}styrelsen|jobcenter|burgeramt|buergeramt)$/

/** Where an office is said with its seat or its people; each word alone is anybody's. */
export const STATE_SEATS =
  /\b(?:(?:police|constabulary) (?:hq|headquarters|units?|hotline|desk|commissioners?|command|detectives?|notices?|fines?|liaison|(?:cyber|cybercrime|fraud) (?:unit|desk|team|division))|customs (?:hq|headquarters)|(?:customs|immigration|border|tax|taxation|revenue|passport) (?:clearance |control |protection |collection )?(?:authority|inspectorate|directorate|enforcement|commissioners?)|court (?:registry|summons|notices?|bailiffs?|enforcement)|government (?:grants?|refunds?|benefits?|relief|payments?|helpdesk|hotline|agency|office|department)|gov (?:uk|us|au|sg|ie|nz)|(?:national|federal) (?:fraud|crime|tax|immigration|customs|border|security) (?:authority|agency|bureau|unit|command|centre|center))\b/

export const INTERNATIONAL = list(`
united nations|world bank|international monetary fund|world health organization|world health organisation|world trade organization|world trade organisation|international labour organization
international labour organisation|international criminal court|international court of justice|international atomic energy agency|north atlantic treaty organization|european union|european commission
european parliament|european council|european central bank|council of europe|european court of human rights|european court of justice|european investment bank|european space agency|african union
african development bank|asian development bank|inter american development bank|league of arab states|arab league|organization of american states|organisation of american states|shanghai cooperation organisation
shanghai cooperation organization|association of southeast asian nations|gulf cooperation council|world food programme|world food program|world intellectual property organization|world meteorological organization
world customs organization|world tourism organization|universal postal union|international telecommunication union|international maritime organization|international civil aviation organization
international olympic committee|international paralympic committee|international red cross|international committee of the red cross|international federation of red cross|red cross|red crescent
international organization for migration|international organization for standardization|international electrotechnical commission|organisation for economic co operation and development
organization for economic cooperation and development|organization of the petroleum exporting countries|organization for security and co operation in europe|food and agriculture organization
bank for international settlements|international finance corporation|international energy agency|commonwealth of nations|commonwealth of independent states|mercosur|caricom|asean|interpol|europol|eurojust|frontex
unicef|unesco|unhcr|unctad|unido|unaids|undp|unep|unfpa|unrwa|unodc|opec|nato|oecd|brics|apec|ecowas|world economic forum|new development bank|asian infrastructure investment bank|international seabed authority
permanent court of arbitration|doctors without borders|medecins sans frontieres|amnesty international|greenpeace|fifa|uefa|international chamber of commerce|world anti doping agency|international development law organization|hague conference on private international law|parliamentary assembly of the mediterranean
parliamentary assembly|legislative assembly|east african community|east african court of justice|east african legislative assembly|andean community|caribbean community|pacific islands forum|benelux union|nordic council
western european union|eurasian economic union|economic cooperation organization|organisation of islamic cooperation|organization of islamic cooperation|international whaling commission|european patent office
european medicines agency|european food safety authority|european defence agency|european securities and markets authority|european banking authority|european environment agency|european stability mechanism|eurocorps|eurocontrol|eumetsat
international renewable energy agency|international solar alliance|global environment facility|green climate fund|central american integration system|union for the mediterranean|mano river union|lake chad basin commission
mekong river commission|corte penal internacional|cour penale internationale|naciones unidas|nations unies|vereinte nationen|union europea|union europeenne|europaische union|organisation mondiale de la sante|organizacion mundial de la salud
banco mundial|banque mondiale|weltbank|fondo monetario internacional|fonds monetaire international|union africaine|union africana|tribunal penal internacional
`)
export const INTERNATIONAL_ABBREVIATIONS = list(
  'UN|WHO|IMF|WTO|ILO|IAEA|ICC|ICJ|WFP|WIPO|WMO|ITU|IMO|ICAO|UPU|IOM|ISO|IEC|FAO|BIS|IFC|OSCE|EU|ECB|ESA|AU|OAS|SCO|GCC|IOC|ICRC|ADB|AIIB|APEC|OPEC|NATO',
)

export const POLITICAL_PHRASES = list(`
communist party|socialist party|democratic party|republican party|labour party|labor party|conservative party|liberal party|green party|workers party|peoples party|national party|nationalist party|unity party|reform party
libertarian party|social democratic party|christian democratic union|christian democratic party|democratic national committee|republican national committee|communist youth league|young pioneers|kuomintang|tea party movement
peoples liberation army|red army|armed forces|air force|marine corps|national guard|army reserve|naval forces|special forces|delta force|navy seals|seal team|foreign legion|royal navy|royal air force|royal marines|revolutionary guard
revolutionary guards|defense forces|defence forces|defence force|defense force|self defense forces|ministry of defense|joint chiefs|general staff|army corps|coast guard|military police|military academy|military intelligence
peoples armed police|wehrmacht|bundeswehr|rashtriya rifles|assam rifles|carabinieri|wagner group|salvation army|international brotherhood of teamsters|trade union congress|afl cio|womens federation|hamas|hezbollah|farc|special air service|rotes kreuz|croix rouge|cruz roja|croce rossa|taliban movement
central military commission|military commission|military council|military junta|general political department|border guards|republican guard|presidential guard|territorial army|peoples militia|armed police force
federation of trade unions|peoples political consultative conference|national league for democracy|politburo|central committee|proud boys|azov battalion|tory party|psoe|bharatiya janata|indian national congress|african national congress|fatah|plo
`)
/** Those that are nobody else's, neither a street's nor a dish's: whatever trade is said behind one, the name bears it, and a person looks. */
export const POLITICAL_WHATEVER_BEHIND = list(
  'communist party|communist youth league|young pioneers|kuomintang|politburo|peoples liberation army|peoples armed police|central military commission|womens federation|federation of trade unions|peoples political consultative conference|republican national committee|democratic national committee|bharatiya janata|african national congress|indian national congress|taliban movement|hezbollah|wagner group',
)
export const MILITARY_WORDS = list(
  'army|navy|military|troops|militia|garrison|infantry|artillery|paratroopers|commandos|gendarmerie|spetsnaz|luftwaffe|marines',
)
export const IDEOLOGY = list(
  'communist|socialist|democratic|republican|labour|labor|conservative|liberal|green|workers|peoples|national|nationalist|unity|reform|libertarian|progressive|christian|islamic|patriotic|justice|freedom|independence|congress|popular|radical|union|united|peasant|peasants|farmers|agrarian|centre|center|left|right|social|democrat|democrats|independent|nationale|partido|partei|parti|partito|constitutional|revolutionary|action|republic|front',
)
export const PARTY_WORDS = list(
  'party|partido|parti|partito|partei|partia|partij|parti|strana|stranka|partija|partidul',
)

/** Parties that are given: words of the trade beside the word, before or behind it. */
export const FEAST =
  /\bpart(?:y|ies) (?:plan(?:ners?|ning)|hire|rentals?|suppl(?:y|ies)|depot|decor\w*|catering|caterers?|boats?|bus(?:es)?|tents?|balloons?|favou?rs?|shop|store|warehouse|entertain\w*|organi[sz]ers?|organi[sz]ing|people|animals?|time|line|pieces?|bags?|cakes?|djs?|bands?|dress(?:es)?|gowns?|outfits?|shoes|wear|lights?|works?|rooms?|house|club|events?)\b|\b(?:birthday|surprise|garden|tea|dinner|hen|stag|wedding|kids|childrens|pool|beach|block|christmas|costume|cocktail|pizza|foam|slumber|house|after) part(?:y|ies)\b/

const words = (alternatives: string): RegExp => new RegExp(alternatives, 'u')

/** How armies of German, French and Spanish name a troop: `Panzerbrigade 21`, `3e régiment`, `brigada de infantería`. */
export const TROOP =
  /\b(?:panzer|infanterie|artillerie|fallschirmjager|gebirgsjager|luftlande|jager|pionier|marine|flieger|aufklarungs|grenadier)\w*?(?:brigade|bataillon|regiment|division|geschwader|korps)\b|\b(?:brigade|bataillon|regiment|division|geschwader|korps|regimiento|batallon|brigada) \d{1,4}\b|\b\d{1,3}(?:e|er|eme) (?:regiment|bataillon|brigade|division|escadron)\b|\b(?:brigada|regimiento|batallon|division) (?:de )?(?:infanteria|artilleria|caballeria|paracaidistas|acorazad[ao]|blindad[ao]|mecanizad[ao])\b/

/** Parties of German countries and their branches: `SPD Ortsverein`. Of other bodies a branch is anybody's. */
export const PARTY_BRANCH =
  /\b(?:cdu|csu|spd|fdp|afd|bsw|grunen?|gruene|linke|ovp|oevp|spo|spoe|fpo|fpoe) (?:orts|kreis|landes|bezirks|stadt|bundes)(?:vereine?|verband|verbande|fraktion|partei|gruppe)\b/

/** Chinese; longer first. */
export const ZH_STATE = words(
  '中华人民共和国|中央银行|人民银行|(?<!未)央行|国务院|全国人大|人民代表大会|人民政府|市政府|省政府|县政府|区政府|镇政府|特区政府|特别行政区政府|人民法院|高级法院|中级法院|最高法|最高检|法院(?:执行|诉讼|立案|传票|公告|送达|庭审|专线)|执行局|人民检察院|检察院|公检法|公安部|公安厅|公安局|公安分局|派出所|国家安全|国安局|司法局|司法部|监察委|纪检监察|' +
    '国家税务总局|税务局|税务总局|国税局|地税局|(?<!上)海关|上海海关|财政部|财政局|财政厅|教育部|教育局|教育厅|外交部|国防部|商务部|民政部|民政局|卫生健康委|卫健委|发改委|发展和改革委员会|市场监督管理|市场监管|工商行政管理|工商局|人社局|人力资源和?社会保障|国税|地税|社保局|医保局|住建局|自然资源局|' +
    '生态环境局|城管局|城管大队|城管执法|综合执法(?:局|大队|支队)|城市管理(?:行政)?执法|应急管理局|统计局|审计署|审计局|中央金融|金融监督管理|金融监管(?!科技|政策|研究|合规|咨询)|证监会|银保监|银监会|保监会|金融监管总局|中国人民银行|外汇管理局|国资委|网信办|扶贫办|街道办事处|大使馆|总领事馆|领事馆|驻华代表处|交警|交通警察|消防救援|消防支队|消防大队|不动产登记(?:中心|局)|看守所|劳动(?:人事争议)?仲裁(?:委|院)|(?:省|市|区|县|旗)(?:人大(?:常委会|代表|机关|$)|金融办|武装部)|稽查局|国家科技部|出入境管理|行政审批局|国家发展|知识产权局|' +
    '烟草专卖局|气象局|地震局|国家邮政局|邮政管理局|信访局|档案局|政务服务|机关事务管理|入境事务处|廉政公署|警务处|警察局|警政署|内政部|健保署|移民署|户政事务所|反诈(?:骗)?(?:中心|平台|民警|专线|总队|支队)|网警|网安支队|经侦(?:支队|大队|总队)|刑侦(?:支队|大队|总队)|民警|刑警|12315|(?:[省市区县州旗盟]|中级|高级|基层|海事|铁路运输|知识产权|金融|互联网)法院|社会(?:保障|保险|救助)局|(?:省|市|区|县)(?:医疗保障|退役军人事务|交通运输|农业农村|城乡建设|环境保护|林业|水务|水利|体育|粮食|海事|规划|园林|人防|药监)(?:管理|监督管理)?局|^\\p{Script=Han}{2,6}(?:省|市|区|县)?公安$|议会|内阁府|内閣府|首相府|总统府|白宫|最高法院',
)
export const ZH_INTERNATIONAL = words(
  '联合国|联合國|世界卫生组织|世卫组织|世界银行|国际货币基金组织|世界贸易组织|世贸组织|国际劳工组织|国际刑警|国际刑事法院|国际法院|国际原子能机构|北大西洋公约|北约|欧盟|欧洲联盟|欧洲委员会|欧洲央行|欧洲中央银行|非洲联盟|东南亚国家联盟|东盟|亚洲开发银行|亚投行|' +
    '亚洲基础设施投资银行|上海合作组织|上合组织|国际奥委会|国际奥林匹克|红十字国际|世界知识产权组织|国际电信联盟|国际民航组织|国际海事组织|粮农组织|教科文组织|儿童基金会|难民署|经合组织|石油输出国组织|欧佩克|亚太经合|金砖国家|金砖银行|世界气象组织|国际足联|无国界医生|国际标准化组织',
)
export const ZH_POLITICAL = words(
  '共产党|中共|党委|党组|纪委|纪律检查(?:委|组|机关)|纪检(?:委|组|办)|共青团|青年团中央|共产主义青年团|少先队|组织部|宣传部|统战部|政法委|民主同盟|民盟|民革(?:中央|省委|市委|党员)|人大常委会|人武部|(?:中央|省委|市委|县委|专项)巡[视察]组|团[省市县区]委|民建中央|民进中央|农工民主党|致公党|九三学社|台盟|国民党|民进党|民主党|共和党|工党|自民党|社民党|劳动党|人民党|妇女联合会|妇联|总工会|工会联合会|文联|作家协会|科协|' +
    '红十字会|慈善总会|残疾人联合会|残联|工商联|青年联合会|学生联合会|政协|政治协商会议|解放军|人民武装|武装警察|武警|中央军委|军事委员会|集团军|联合参谋部|后勤保障部|装备发展部|战区|军区|军分区|火箭军|战略支援|航空兵|陆战队|突击队|特种部队|特战旅|驻港部队|驻澳部队|' +
    '八路军|新四军|志愿军|预备役|民兵|军需|军供|军用|军委|海警局|自卫队|国民警卫队|红军|红卫兵|近卫军',
)
export const ZH_UNIT = words(
  '(?:第?[一二三四五六七八九十百零〇\\d]{1,5}|某)(?:集团)?(?:军(?!工|旅|校|训|需|属|民|嫂)|师(?!傅|徒|父|生|范|兄)|旅(?!行|游|馆|社|店|舍|客)|团(?!购|建|队|圆)|支队|大队|部队)',
)
/** After these, the word before is an address or a dish. */
export const ZH_CIVIL_AFTER =
  /^(?:大)?(?:路|街|巷|道|胡同|桥|门口|旁|边|对面|附近|隔壁|后面|楼下|大厦|大院|宿舍|家属院|广场|公园|小区|花园|新村|站(?!区))/u
/** A shop, a dish, a game: names that end so are of civil life. */
export const ZH_CIVIL_END =
  /(?:店|坊|铺|屋|摊|吧|餐馆|饭馆|茶馆|酒馆|咖啡馆|餐厅|饭店|酒店|火锅|烧烤|烤肉|料理|面馆|包子|饺子|棋牌室|洗衣|修车行|车行|花店|超市|便利|水果|五金|美甲|理发|美发|造型|健身|瑜伽|俱乐部|足球|球馆|台球|网吧|KTV|ktv|照相|摄影|照相馆|博物馆|书店|幼儿园|维修部|修理部|停车场|烟酒|服装|鞋|帽|啤酒坊|迷|玩具|模型|军迷|养殖|种植|农场|果园|咖啡|奶茶|烘焙|太极馆|武馆|汽修|农家乐|客栈|民宿|商行)$/u

/** Sounds of the words above, joined: what a Chinese name in letters says. */
export const PINYIN_STATE =
  /renminzhengfu|guojia(?:yimin|shuiwu|anquan|yiliao|zhishi)\w{0,40}ju|huanjingbu|(?:jiaoyu|caizheng|shangwu|guofang|jiaotongyunshu|wenhua)bu$|zhongguo(?:gongchengyuan|kexueyuan)|gonganju|guowuyuan|renminfayuan|renminjianchayuan|jianchayuan|shuiwuju|shizhengfu|waijiaobu|zhengjianhui|lianheguo/
export const PINYIN_POLITICAL =
  /gongchandang|jiefangjun|gongqingtuan|wuzhuangjingcha|wujing(?:zongdui|budui)|zhongyangjunwei|junqu$|zongg?onghui|funvlianhehui|hongshizihui|jituanjun|guomindang|minzhudang|jiusanxueshe|minmeng|zhigongdang/
/** How armed movements call themselves: `Free … Army`, `… Liberation Front`. */
export const STRUGGLE =
  /^free (?:\w+ ){1,2}(?:army|militia|brigades?|forces)\b|\b(?:liberation|resistance|revolutionary|insurgent|separatist|martyrs) (?:army|front|forces?|militia|brigades?|corps|guards?)\b|\b(?:peoples|popular) (?:militia|liberation|defen[cs]e (?:units?|forces?))\b/

/** Ministries of what no state has one for. */
export const PLAYFUL_MINISTRY =
  /\b(?:ministere|ministerio|ministero|ministerium|ministerie) (?:(?:du|de|del|della|dello|des|do|da|der|fur|van) )?(?:la |le |el |il |l )?(?:gouts?|vins?|rhum|chocolat|bonheur|style|burgers?|pizza|cafe|the|bieres?|fromages?|patisserie|desserts?|sabor|sabores|chocolate|vino|gusto|gelato|cerveza|cerveja|sonido|son|musica|musique|baile|danse|glucks?|biers?|kaffees?|geschmacks?|mode|moda|beaute|belleza)\b/
