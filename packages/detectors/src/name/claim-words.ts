/** Words by which a name claims a status, words that laws reserve, placeholders, and words no name may carry. */

type Weighted = readonly (readonly [RegExp, number])[]

/** On plain text (lower case, words apart by one space). */
export const STATUS_CLAIMS: Weighted = [
  [
    /\b(?:official|officially|verified|authori[sz]ed) (?:account|support|channel|store|verification|bank|partner|page|center|centre|team|broker|site)s?\b/,
    0.93,
  ],
  [/\b(?:verified official|official verified|broker official)\b/, 0.93],
  [/\bofficial\b/, 0.86],
  [/\b(?:offiziell(?:e|er|es|en)?|officiel(?:le|s|les)?|officiele|oficial(?:es)?|oficjaln[yae]|ufficiale)\b/, 0.8],
  [
    /\b(?:account|identity) (?:verification|security|recovery)\b|\b(?:platform|account) (?:security|support|safety)\b|\bsystem administrators?\b|\bverification (?:center|centre|department|team)\b/,
    0.9,
  ],
  [
    /\b(?:worlds?|nations?)\s?s? (?:no ?1|number (?:one|1)|greatest|best|largest|first|leading authority)\b|\bworld s (?:no|greatest|best)\b|\bworld best\b/,
    0.88,
  ],
  [/\bno\.? ?1 (?:in|bank|official|world)\b/, 0.86],
  [
    /\b(?:guaranteed|miracle)\b.{0,24}\b(?:cure|profits?|returns?|income)\b|\bmiracle cure\b|\bcure guaranteed\b|\bdouble your (?:money|income|bitcoin)\b|\brisk ?free (?:profit|returns?)\b/,
    0.9,
  ],
  [
    /\b(?:licensed|certified) and regulated\b|\blicensed regulated\b|\b(?:iso|government|fda|state) (?:certified|approved|licensed)\b|\bcertified investments?\b|\bglobal authority\b/,
    0.86,
  ],
  [
    /\b(?:certified|registered|accredited|approved) (?:government|federal) (?:contractors?|suppliers?|vendors?)\b|\bgovernment contract(?:or|ors|ing|s) (?:bureau|authority|registry|office|administration)\b|\b(?:only|sole|first) (?:officially )?(?:certified|licensed|approved|accredited|authori[sz]ed|recogni[sz]ed)\b|\bcertified \w+ cures?\b|\b(?:cancer|diabetes|aids|hiv|covid) cures?\b(?! (?:research|fund|foundation|charity|trust))|\bcures? (?:for )?(?:cancer|diabetes|aids|hiv)\b/,
    0.82,
  ],
  [/\bget rich\b|\b\d{2,4} (?:percent )?guaranteed\b|\bguaranteed (?:fund|wealth|payout)\b/, 0.9],
  [/\bnobel prize\b|\bby appointment to (?:his|her) majesty\b|\bfederally? (?:approved|insured)\b/, 0.88],
  [/^national (?:\w+ )?(?:administration|authority|bureau|registry|institute of|commission|agency)\b/, 0.82],
  [/国家级|国字号|官方|官网|国家认证|国家指定|中央直属|特供|国宴|国酒/, 0.93],
  [/(?:全国|中国|世界|宇宙|全球|亚洲|天下)第一|(?:全国|世界|全球)(?:最大|最好|最佳|唯一|首家)|^第一(?=品牌)/, 0.9],
  [/稳赚|包赚|百分百(?:收益|回报|盈利|回本)|包回本|保本(?:高|收)|零风险|暴富|躺赚|日赚|包治百病|根治癌/, 0.92],
  // Products of lenders whose end swindlers offer to see to.
  [/(?:白条|花呗|借呗|微粒贷|百万保障|征信)(?:.{0,4})(?:注销|关闭|修复|客服|消除)/u, 0.88],
  [/账[号户]安全|帐[号户]安全|安全验证中心|系统管理员|平台客服|官方客服|授权唯一/, 0.9],
  [/^guan ?fang|guanfangkefu/, 0.9],
]

const BANK_FORMS = 'ltd|limited|plc|ag|inc|corp|group|sa|nv|ab|asa|na'
/** Words that laws reserve, when they are what the name is about. `kind` tells which exceptions apply. */
export const REGULATED: Weighted = [
  [
    new RegExp(
      `\\b(?:bank|banking corporation|bancorp|banque|banco|sparkasse)(?: (?:${BANK_FORMS}|of \\w{1,40}(?: (?!(?:${BANK_FORMS}|of)\\b)\\w{1,40})?)){0,12}$`,
    ),
    0.9,
  ],
  [/^(?:reserve|central|national|state|peoples|first national|federal) bank\b|\bbank and trust$/, 0.9],
  // A bank's services are a bank to whoever reads it; a person looks.
  [/\b\w{2,40} bank (?:financial )?services$/, 0.76],
  [
    /^(?:reserve|central|national|state|peoples|federal) (?:reserve|central|national|state|peoples|federal) bank\b/,
    0.9,
  ],
  // In German and Romance names the kind stands before the place.
  [
    /^(?:(?:kreis|stadt|bezirks)?sparkasse|raiffeisenbank|volksbank|banque (?:du|de|des|nationale|populaire|centrale)|banco (?:de|del|do|nuevo|nacional|popular|central))\b/,
    0.88,
  ],
  [/^(?:banque|banca|banka) (?!bar\b|cafe\b)\w{3,40}(?: \w{2,40}){0,2}$|^banco \w{3,40}$|\bbanca$/, 0.76],
  // German puts the kind into one word; a workbench, a park bench and a database end like a bank.
  [
    /^(?:privat)?bankhaus \w|\b(?:privat|handels|kredit|spar|volks|raiffeisen|landes|hypotheken|investment|genossenschafts|commerz|direkt|zentral|noten|geschafts|agrar|staats|gewerbe)bank\b|\b(?:bau|\w{4,})sparkasse\b|\bkreditinstitut\b/,
    0.86,
  ],
  [/\b(?:his|her) majesty\b/, 0.8],
  [/\btrust (?:bank|company)\b|\bcredit union\b|\bbuilding society\b|\bsavings (?:bank|and loan)\b/, 0.88],
  [
    /\b(?:insurance|assurance|reinsurance|versicherung|assurances)(?: (?:company|co|ltd|limited|plc|group|ag|inc|corp|corporation|sa|exchange|market|underwriters|mutual|bureau))*$/,
    0.86,
  ],
  [
    /\b(?:\w{0,20}versicherung(?:en|s)?|assicurazioni|verzekeringen|seguros|assurances)$|^(?:versicherung|assurances|seguros|assicurazioni) \w{3,}/,
    0.76,
  ],
  [
    /^(?:(?:fach|musik|kunst)?hochschule|krankenhaus|klinikum|universitatsklinikum) (?!cafe|bistro|kiosk|apotheke)\w{3,}(?: \w+)?$|(?<!\b(?:am|beim|im|zum|vorm) )\b(?:fachhochschule|musikhochschule|kunsthochschule|hochschule|krankenhaus|klinikum|universitatsklinikum)$/,
    0.8,
  ],
  [
    /\b(?:university|universitat|universite|universidad|universidade|universita|universiteit|polytechnic)(?: (?:ltd|limited|inc|college|system|group))*(?: of \w+(?: \w+){0,5})?$|^(?:the )?university of\b|^(?:technische )?(?:universitat|universite|universidad|universidade|universita|universiteit|uniwersytet|univerzita|universitatea) (?:(?:de|di|da|do|del|della|van|zu|of|la|las|los) )*(?!cafe|bar\b|pub\b|kebab|buch|apotheke|copy|kiosk|restaurant|pizz|bistro|hotel|druck|librairie|libreria|papeteria)\w+(?: \w+)?$/,
    0.9,
  ],
  [
    /\bmedical school\b|\bschool of medicine\b|\b(?:hospital|hospitals|infirmary)(?: (?:ltd|limited|inc|group|trust|plc|online|digital|clinic|clinics|services?|of \w{1,40})){0,12}$|\buniversity hospitals?\b|^(?:the )?(?:(?:general|central|city|county|community|regional|district|memorial|military|municipal|national|provincial) hospital|hospital (?:of|saint|st|san|santa|general|central|nacional|universitario)) (?!suppl|software|linen|furnitur|cater|cafe|pub\b|road|street|radio|workers|staff)\w/,
    0.86,
  ],
  [
    /\broyal (?:college|society|academy|institute|charter|family|household|hospital|mint|commission|warrant)\b|\broyal \w+ (?:by appointment)\b/,
    0.86,
  ],
  [
    /\bchamber of commerce\b|\bstock exchange\b|\bpolice\b(?! d(?:ecriture|assurance|eau)\b)|\bcharter(?:ed)? (?:accountants|surveyors|institute)\b/,
    0.74,
  ],
  [
    /\bolympics\b|\bolympic (?:games|committee|team|trials|torch|rings)\b|\bolympiad\b|\bparalympics?\b|\bfifa\b|\bworld cup\b|\b(?:national|state|euro) lottery\b/,
    0.86,
  ],
  [/(?:银行|信用社|信托|农商行)(?:股份|控股)?(?:有限)?(?:责任)?(?:公司|集团)?(?:.{0,6}分行)?$/u, 0.9],
  [/(?:保险|人寿|财险|再保险)(?:股份|控股|集团|经纪|代理)?(?:有限)?(?:责任)?(?:公司|集团)$/u, 0.88],
  [/(?:证券|期货|公募|征信|支付)(?:股份|控股)?(?:有限)?(?:责任)?公司$/u, 0.76],
  [/.{2}(?:保险|人寿|财险|证券|期货)(?:控股|集团)?$/u, 0.76],
  [
    /(?:福利|体育)彩票|彩票(?:发行|销售|管理|中心|有限)|典当(?:行|有限|公司|中心)|小额贷款(?=(?:股份)?(?:有限)?(?:公司|行|中心)|$)|融资担保(?:有限)?公司/u,
    0.8,
  ],
  [
    /(?:证券|期货|股票|商品)交易(?:所|中心)|信托投资(?!者)|(?:人寿|财产)保险|(?:证券投资|私募|公募)基金(?!研究|律师)/u,
    0.84,
  ],
  [/大学(?:.{0,6}(?:学院|分校|校区|研究院|研究生院|招生办?|继续教育.{0,4}))?(?:有限公司)?$/u, 0.9],
  [
    /(?:职业|技术|师范|理工|医学|财经|政法|航空|农业|工业|科技|外国语|艺术|体育|音乐|美术|旅游|警察|行政).{0,6}学院$|^\p{Script=Han}{2,3}学院$/u,
    0.84,
  ],
  [
    /(?:zhiye|jishu|shifan|ligong|yixue|caijing|zhengfa).{0,16}xueyuan$|(?:shifan|ligong|jiaotong|keji|nongye|yike|caijing)?daxue$/,
    0.84,
  ],
  [
    /(?<!动物|宠物|玩具|汽车|电脑|手机)医院(?:有限公司|集团|门诊部|在线|网|网上|互联网|总院|分院|院区|平台|中心)*$/u,
    0.86,
  ],
  // Who sells the queue of a hospital, or speaks for a bank, needs its word.
  [/医院(?:专家|官方|预约|门诊)*(?:挂号|号源|代挂|取号)/u, 0.86],
  [/银行(?:信用卡|客服|客户|贷款|理财|安全|风控|催收|放款|审批)/u, 0.86],
  [
    /^中国(?!(?:结|风|红|城|菜|茶|画|象棋|功夫|馆|餐))(?=.{2,}(?:公司|集团|协会|学会|中心|研究院|委员会|基金会|联盟|网)$)/u,
    0.76,
  ],
  [/^(?:中华|全国)(?=.{1,10}(?:协会|学会|联合会|总会|基金会|委员会))/u, 0.8],
  [/奥林匹克|奥运会|世界杯|亚运会|红十字(?!路|绣)/u, 0.82],
  [/雷锋|黄继光|毛泽东|周恩来|邓小平|董存瑞|邱少云|刘胡兰|习近平|江泽民|胡锦涛|朱德|彭德怀|孙中山/u, 0.86],
  [/\blei ?feng\b|\bmao ?ze ?dong\b|\bzhou ?en ?lai\b|\bdeng ?xiao ?ping\b/, 0.86],
]
/** What is no bank, hospital or university although the word stands there. */
export const UNREGULATED =
  /^(?:banque alimentaire|banco de alimentos|banco alimentare|banca del tempo|banque de donnees|banco de dados|banco de datos|banco de (?:jardi[mn]|madei?ra|parque|pedra|piedra|plaza|praca)|banco de imagen\w*|banco de sangue|banco de sangre)\b|^(?:the )?(?:old|former) (?:savings )?(?:bank|hospital|infirmary|university|police station|police house)\b|\bbank of (?:mutton|lamb|beef|ham|bacon|cheese|bread|dough|beans?|coffee|tea|gin|rum|wine|beer|ale|honey|thyme|mint|sage|herbs|spices?|flowers|roses|ferns|ideas|dreams|memories|mum|dad|mum and dad|mom and dad|fun)\b|\b(?:food|blood|piggy|river|power|data|tool|seed|sperm|time|toy|snow|west|south|left|burger|banana|taco|clothes|diaper|fog|sand|cloud|book|job|memory|photo|image|phrase|question|test)[ -]?banks?\b|\b(?:pet|animal|doll|teddy|toy|phone|computer|shoe|guitar|vet|veterinary|bike) hospital\b|\bbank (?:street|holiday|cafe|bar|lane|road)\b|\bpolice (?:\w+ )?(?:ale ?house|bands?|choir|museum|memorabilia)\b|\bpolice (?:street|road|lane|hill|memorial|museum|station (?:cafe|bar|hotel|road|inn|lofts))\b|血库|题库|银行(?:街|路|旁|对面)|大学(?:路|城|生|街)|保险柜|保险箱|医院(?:对面|旁|附近|门口|路)|证券大厦/

export const PLACEHOLDERS: ReadonlySet<string> = new Set(
  'test|testing|test test|test company|test org|asdf|asdfasdf|asdfghjkl|qwerty|qwertyuiop|n a|na|none|null|undefined|unknown|company|company name|your company|your company name|your company here|my company|organization|organisation|organization name|name|abc|abcd|xyz|foo|bar|foobar|example company|sample|demo|default|placeholder|tbd|todo|untitled|nil|no name|anonymous|admin|root|user|moderator|customer support|customer service|管理员|客服|客服中心|官方|用户|测试|测试公司|测试企业|测试单位|测试测试|公司|公司名称|个人|无|暂无|没有|未知|某某|某某公司|你的公司|我的公司|公司名|企业名称|名称|匿名|默认|示例|样例|演示'.split(
    '|',
  ),
)

/** Plain words that offend; matched as whole words, or as Chinese text. Kept to what a name shows at once. */
export const INDECENT: Weighted = [
  [
    /(?<![反防止禁].{0,3})(?:杀人(?!游戏|回忆|鲸|蜂|案)|砍人|抢劫(?!案)|绑架(?!案)|灭门|碎尸)(?!.{0,6}(?:防|救|受害|研究|保险|干预|法律|援助|推理|剧本))|\b(?:murder|killers?|hitm[ae]n|assassins?|kidnapp(?:ing|ers?)|robbery|arson) (?:for hire|agency|services?|unlimited|crew|gang)\b/u,
    0.88,
  ],
  [
    /\bf+u+c+k\w*|\bmotherfuck\w*|\bcunts?\b|\b(?:bull|dip|horse)?shit(?:ty|s|heads?|bags?|faces?|holes?|shows?)?\b|\b(?:a(?:ss|rse)holes?|wankers?|dick ?heads?|cock ?suckers?|dumb ?ass(?:es)?)\b|\bwhores?\b|\bsluts?\b|\bblow ?jobs?\b|\bporn\w*|\bhentai\b|\bbestiality\b|(?<!\b(?:anti|against|stop|end|no)\b.{0,12})\b(?:incest|rape)\b(?!.{0,20}\b(?:crisis|survivors?|victims?|relief|prevention|counsel\w*|support|advocacy|awareness|helpline|recovery)\b)|\brapists?\b|\bbig (?:tits|titties|boobs)\b|\btitties\b|\bdildos?\b|\bcum ?shot\w*|\bgang ?bang\w*/,
    0.95,
  ],
  [
    /\bhookers? (?:and|n) (?:blow|coke|booze)\b|\bcall girls\b|\bescorts agency\b|\bhappy ending massage\b|\bmassage happy ending\b|\b(?:escort|sex|erotic|nude|xxx|brothel|strip) (?:services?|agency|massage|club|cams?|shop|videos?|girls?|management|tours?)\b|\bescort sex\b|\bprostitut\w+|\bbrothels?\b/,
    0.92,
  ],
  [
    /\b(?:cocaine|heroin|meth|methamphetamine|fentanyl|ecstasy|lsd|crack)\b.{0,16}\b(?:delivery|express|supplies|supply|shop|store|sale|sales|wholesale|wholesalers?|trading|traders|imports?|exports?|lab|dealers?|distribution|distributors?|online|vendor)\b|^(?:free )?(?:heroin|fentanyl|crystal meth|methamphetamine)(?: (?:gmbh|ltd|limited|inc|llc|co|company|group|team))?$|\bmeth lab\b|\bbuy (?:weed|cocaine|heroin|drugs)\b|\bdrug dealers?\b/,
    0.94,
  ],
  [
    /\b(?:illegal|underground)\b.{0,12}\b(?:gambling|betting|casino|lottery)\b|\bonline casino\b|\bbaccarat agency\b|\bgambling den\b|\b(?:betting|gambling) (?:syndicate|mafia)\b|\b(?:rape|suicide|cannibal) (?:club|lovers|fans)\b/,
    0.92,
  ],
  [
    /\bhuman traffick\w+|\bfake (?:passports?|ids?|documents?|diplomas?)\b|\bforged \w+\b.{0,10}\bprinting\b|\bsuicide (?:club|pact|recruit\w*)|\bhit ?man (?:services?|for hire)\b|\bchild (?:porn\w*|brides?)\b/,
    0.95,
  ],
  [
    /草泥马|[操草艹]你(?:妈|大爷|全家)|操[你逼屄]|日你妈|傻(?:[逼比屄叉]|b(?![a-z]))|骚[货逼]|死全家|臭婊子|妈(?:逼|的(?!味|手|厨|菜|小?店|爱|私房))|狗日|[煞沙]笔|他妈|约炮|裸聊|一夜情|性奴|黄色(?:视频|网站|电影)|色情|成人(?:视频|影片|电影)|特殊按摩|卖淫|嫖娼|援交|外围(?:女|模|经纪)|嫩模|妓[女院]|鸡婆|二奶|妻妾|小姐上门|迷药|春药/u,
    0.95,
  ],
  [
    /(?<![反禁缉戒防]|打击)毒品(?:批发|销售|专卖|配送|交易|代购|商店|供应|贸易)|(?:贩卖|出售|倒卖|批发)毒品|(?<![反打扫防][击黑]?)黑社会(?!.{0,6}(?:研究|防[范治]|打击|举报|治理))|六合彩|赌博|赌场|推牌九|百家乐|私彩|博彩投注|投注有限|老虎机|冰毒|海洛因|大麻|摇头丸|贩毒|假证|办证|代孕|枪支|巫术|下咒|算命改运|鬼都|叫了个鸡/u,
    0.93,
  ],
  // Trades that no licence is for.
  [
    /(?<![反防打禁查治]|打击)(?:代开(?:增值税)?发票|信用卡套现|套现(?:服务|公司|中心|平台|工作室)|黑客(?:接单|攻击服务|雇佣)|查开房|高利贷(?:公司|服务|平台)|跑分(?:平台|公司|工作室)|洗钱(?:服务|公司|平台|工作室))|替考(?:服务|中心|网|工作室)/u,
    0.88,
  ],
  [
    /\bhackers? for hire\b|(?<!\banti )\bmoney laundering (?:services?|company|experts|for hire)\b|\b(?:ddos|botnets?|malware|ransomware) for hire\b/,
    0.88,
  ],
  [
    /(?<![反防抗制止禁].{0,2})(?:强奸|轮奸|迷奸|诱奸|奸杀|乱伦|恋童|偷拍(?:群|网|资源|视频|俱乐部))(?!.{0,6}(?:受害|援助|救助|防治|预防|辩护))/u,
    0.94,
  ],
  // The same in German, French, Spanish, Portuguese, Italian, Dutch and Polish. Words that are also a dish, a bird or a surname are not here.
  [
    /\bscheiss\w*|\barschloch\w*|\b(?:fotzen?|wichsern?|schlampen?|nutten|hurensohn\w*|missgeburt(?:en)?)\b|\b(?:putains?|merdes?|salopes?|connards?|connasses?|encules?|fils de pute|nique ta mere)\b|\b(?:putas?|mierdas?|cabron(?:es)?|pendejos?|maricon(?:es)?|chinga(?:da|do|r)?)\b|\b(?:caralho|buceta|foda|cuzao)\b|\b(?:cazzo|merda|puttan(?!esca)\w+|stronz[oiae]|vaffanculo|coglion[ei])\b|\b(?:klootzak|neuken)\b|\bkurw[ay]\b|\bpierdol\w+/,
    0.8,
  ],
  // Slurs that nothing else is called; those that are also food, a brand or somebody's short name are not here.
  [
    /\bniggers?\b|\bniggas?\b|\bkikes\b|\bwetbacks?\b|\btowel ?heads?\b|\brag ?heads?\b|\bsand ?niggers?\b|\bsub ?humans?\b|黑鬼|白皮猪|高丽棒子|日本鬼子|死基佬/u,
    0.94,
  ],
  [
    /\bbitch(?:es)?\b|\bhorny\b(?! (?:goat|toad|head|hoof))|\bmilfs?\b|\bnudes\b|婊子|贱人|傻[x×]|(?<![禁反戒止防].{0,2})吸毒|\bcocaine\b/u,
    0.7,
  ],
  [
    /\b(?:naked|nude|hot|sexy|horny) (?:girls?|boys?|women|ladies|teens?|pics?|pictures|selfies?|cams?|chats?)\b(?! walk)|\bsex (?:with me|chat|calls?|meet\w*|for money)\b|上门服务.{0,3}(?:小姐|妹子|美女)|(?:小姐|妹子|美女|学生妹).{0,2}(?:上门|包夜|裸聊)/u,
    0.75,
  ],
  // Where it is licensed somebody may call it so; whether it is, a person asks.
  [/\b(?:betting|casino|gambling|slots)\b.{0,16}\bonline\b|\bhookers\b/, 0.7],
  [/\bhai ?luo ?yin\b|\bcao ?ni ?ma\b|\bsha ?bi\b(?! \w)/, 0.9],
]

/** The coarsest words with signs for some of their letters, as they stand in a name in small letters: whoever reads it reads the word. */
export const MASKED =
  /(?<![\p{L}\p{N}])(?:(?:mother)?f[*#@$%][*#@$%u]?c?k|(?:mother)?fu[*#@$%]k|(?:bull)?sh[*#@$%]t|c[*#@$%]nt|b[*#@$%]tch|a[s$*#@%][$*#@%]hole|as[$*#@%]hole|wh[*#@$%]re|sl[*#@$%]t|n[*#@$%]gg[*#@$%ea][r*]?|n[*#@$%i]gg[*#@$%]r?|d[*#@$%]ckhead)(?:e[dr]|ers?|in['’g]?g?|s|y|head|face)?(?![\p{L}\p{N}])/u

/** Names of hatred for peoples: they offend public order as well as they are against the public interest. */
export const HATEFUL: Weighted = [
  [
    /\b(?:aryan (?:brotherhood|nations?)|ku klux klan|kkk|third reich|heil hitler|nazis?|white (?:power|supremacy)|hitler)\b/,
    0.94,
  ],
  [
    /\bkill (?:the |all )?(?:gays?|jews?|muslims?|blacks?|whites?|women|immigrants|foreigners|christians|hindus)\b|\bdeath to (?:all )?\w+|\bno (?:muslims|blacks|jews|chinese|gays|women|whites|asians|foreigners|immigrants|dogs or \w+)\b|\bkill all \w+/,
    0.95,
  ],
  [
    /\b(?:juden|auslander|turken|moslems|muslime|schwule|fluchtlinge) raus\b|\b(?:gegen|tod den|tod allen) (?:juden|auslandern?|turken|moslems|muslimen?|schwulen?|fluchtlingen?)\b|\bmort (?:au|aux) \w+|\bmuerte a (?:los|las) \w+|\bmorte (?:ai|agli|alle|aos) \w+/,
    0.86,
  ],
  [/支那|纳粹|希特勒|法西斯|[与和]狗不得/u, 0.92],
]

/** Praise or use of persecution, terror and contempt for peoples, and trade in people. */
export const PUBLIC_INTEREST: Weighted = [
  ...HATEFUL,
  [
    /(?<!\b(?:stop|end|no|fight)\b.{0,12})\b(?:slaves?|slavery) (?:trad(?:e|ers?|ing)|markets?|auctions?|dealers?|sales?)\b|\b(?:human organs?|kidneys?) (?:trad(?:e|ers?|ing)|sales?|dealers?|brokers?|markets?)\b|(?<![反防击拒绝止救].{0,2})(?:(?:奴隶|人体器官|人口|婴儿|儿童)(?:贩卖|买卖|交易)|贩卖(?:人口|儿童|婴儿|妇女|器官|奴隶)|倒卖(?:人体)?器官|器官(?:买卖|倒卖|黑市))/u,
    0.93,
  ],
  [
    /\b(?:isis(?! (?:bridal|books|river|boat|spa|hotel|beauty|yoga))|islamic state|al ?qa[ei]da|taliban|boko haram)\b/,
    0.94,
  ],
  [
    /\bjihad\b.{0,16}\b(?:training|camp|recruit\w*|army|fund|now)\b|\b(?:genocide|holocaust|apartheid|lynching|ethnic cleansing)\b.{0,12}\b(?:now|association|club|collective|party|fans?|works|housing|never happened)\b/,
    0.93,
  ],
  [
    /\b(?:holy )?jihad(?:ist)?s?\b.{0,12}\bterror\w*|\bterror(?:ist)? (?:brigade|army|front|cell|network|squad)\b/,
    0.93,
  ],
  [
    /\b(?:overthrow(?:ing)?(?: of)?|bring(?:ing)? down|toppl(?:e|ing)|destroy(?:ing)?|burn(?:ing)? down) (?:the |our |this )(?:government|state|republic|constitution|nation|parliament|people)\b|\boverthrow(?:ing)? (?:of )?(?:the |our |this )?(?:government|state|regime|republic|constitution|nation|president)\b|\bdown with (?:the |our |this )(?:government|state|republic|constitution|nation|parliament|president|monarchy)\b|\b(?:kill|shoot|hang|bomb) (?:the |our )(?:president|government|king|queen|chancellor|parliament|politicians|police)\b|\b(?:racist|fascist|white supremacist) (?:alliance|league|union|club|front|party|movement|network|brotherhood)\b/,
    0.93,
  ],
  [
    /颠覆(?:国家|政[权府])|分裂国家|煽动叛乱|反人类(?!罪)|反社会(?!人格)|推翻(?:政府|政权|国家|现政权|共产党|中共|社会主义)|打倒(?:政府|共产党|中共)/u,
    0.93,
  ],
  [
    /\b(?:school|mass) shooters?\b|\bterror(?:ist|ism)? (?:fund|support|club|camp|group|training|recruit\w*|organi[sz]ation)\b|\b9 ?11 (?:was|great|club|party)\b/,
    0.94,
  ],
  [
    /(?<!\b(?:bath|seed|glitter|dye|cocoa|chocolate|smoke|photo|cherry|stink) )\b(?:pipe ?bombs?|bombs?|molotovs?) (?:makers?|making|builders?|building|planters?)\b|(?<![浴盐彩泡].{0,2})炸弹(?:制造|制作|俱乐部|联盟|爱好者)/u,
    0.92,
  ],
  // Offered as a trade; whoever prevents, defends or looks into it says so in the name.
  [
    /(?<!\b(?:anti|against|stop|end|no|counter|combat(?:ing)?|fight(?:ing)?|prevent(?:ing)?) )\b(?:tax (?:evasion|fraud)|money laundering|insurance fraud|benefit fraud|identity theft|credit card fraud|human smuggling|bribery)\b(?!.{0,24}\b(?:prevention|defen[cs]e|advice|advis\w+|law\w*|legal|compliance|investigat\w+|detection|research|institute|awareness|victims?|control|solicitors?|attorneys?|barristers?|training|reporting|protection|recovery|risk|counsel|analytics|software|audit\w*)\b)|(?<![反防打抗禁][止击制]?)(?:逃税|偷税|骗税|洗钱|骗保|骗贷|走私|行贿|跑分)(?!.{0,6}(?:防[范控治]|预防|研究|合规|辩护|律师|调查|举报|打击|治理|风险|监测|稽查))/u,
    0.8,
  ],
  [/\b(?:taiwan|tibet|tibetan|xinjiang|hong ?kong|east turkestan)(?: \w+){0,3} independence\b/, 0.8],
  [/(?:台湾|西藏|新疆|香港|澳门|内蒙古?)独立(?:促进|建国|运动|联盟|阵线|军|党|建|战线|组织|大业|公投)/u, 0.93],
  [
    /[台藏疆港]独(?!家|特|立|一|山|孤)|东突|法轮|伊斯兰国|基地组织|大屠杀|不得入内|军国主义|反政府(?!.{0,4}(?:研究|应对))|靖国|大地主|九一一|慰安妇|反华|反党|反共(?![振享轭模识])|全能神(?:教|基督|国度|$)|卖国|汉奸/u,
    0.92,
  ],
]
/** Teaching and remembering are not praise. */
export const REMEMBRANCE =
  /\b(?:museum|memorial|education|educational|research|studies|remembrance|survivors?|archive|archives|trust|prevention|against|anti(?! ?(?:vaccin|vax|govern|state|police|immigra|migra|jew|muslim|islam|women|gay))\w*)\b|纪念馆|研究|教育|博物馆|史料|遇难同胞|受害者/

export const CONTACT_DATA: readonly RegExp[] = [
  /https?:\/\/|www\.\S|(?<![\w-])[\w-]+\.(?:biz|xyz|top|info|club|shop|online|site)\b/i,
  /(?:\+|00)?\d[\d\s().-]{8,}\d/,
  /(?:微信|加[vV薇微]|[vV]信|wx|wechat|qq|telegram|whatsapp|电报|飞机)(?:\s*[:：@号])?\s*[a-z0-9_-]{5,}/i,
  /(?:^|\s)@[a-z0-9_]{4,}/i,
  /(?<![\w.+-])[\w.+-]+@[\w-]+\.[a-z]{2,}/i,
]
