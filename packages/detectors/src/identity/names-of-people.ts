/**
 * Given names and surnames that are a protected name too, or look like one: whoever is called Kim, Adam or Otto bears their own name.
 * Found by asking the 24,615 given names and 19,285 surnames of Faker's lists (MIT) one by one beside the shipped names; what is a best
 * known brand before it is anybody's name (Nike, Tesla) is left out. In small letters, without marks.
 */
const OF_PEOPLE: ReadonlySet<string> = new Set(
  (
    'abbott abril adal adam adel agapet agata agatha agnes aida aiden aigner ajda ajla alba albert alda alden aldo alex alexa alfa ' +
    'alfred alia alice alija alize alla ally alma aloi alon alta altınbas alva amac amen amos amul ana anas andela andersen andre ' +
    'andrea ange anna annabella anno ante anđela april aral arduino argo arlo armani arnac arthur ascension ashley ashton asia asja ' +
    'asta atac aubert august augustin aurelia aurora austin avani avis avril ayana ayyıldız babel badr baker bandl barclay barna ' +
    'barnes bayer beat beko bell bella ben benavides bender benvenuti bertrand beryl best bethel betty biba blazek block bohus ' +
    'bologna boni bonita bonito borek bork bosch bosco boss boyes brain bravo breno brice bruna brunet bruno buddy buhl busch byron ' +
    'caba cale calvin camden camelia campanile campbell cannone cardenas carmen carrara cart cartier casper castro catena cato cecil ' +
    'celestino celine cellini cetin chai chance chandler chanel charles chase chloe christ cisem claire clara clark claude claudio ' +
    "coco colins comfort connor conrad constance cora cornelius cornell corona cortez costantin crawford d'agostino d'onofrio dallas " +
    'damir daniels darin darion daris dave dawn dean dell denner dennis denny diana diego dina dini dino dion dior dirk disney don ' +
    'dona doro douglas dubuque dupont easton edgars edison edwin egon elektra elena elia elias elisa ella elli elody elon elvia emel ' +
    'emma enea erica erik escalante estel evans ewald fabiani falco fedora fehr felicia felix ferrari fischer fontana ford fortune ' +
    'frank franz fust gaba gabor gabriela gadis gaia gail gaja gajana gala gama gandhi gandi gary gatta gautier genesis geneva george ' +
    'gerrit gilbert gilde giordano goossens grace granado groen gross gucci hackett halie halle hand harley harris haskell hađa hecht ' +
    'hedi heinz helen helena helios helm henderson henry hering hershey hertz hess hesse hilton hofer hoffmann holden honda honor ' +
    'hruska hudson hugo hyatt ilda ilias ilsa indra irene iris irving iulia iustin ivory izzi jada jamar jameson jared jasmin jasmine ' +
    'jenkins jennyfer jens jerry jess jilji jill jira joey johnson jonna jordan jula julan jules julia juna just justin kagi kantor ' +
    'kara karas kari karl karma kate kawasaki keba kellogg kelm kenari khadim kick kim kimi klein kobe kofi kohler kojo koncar kong ' +
    'konrad kosmas kraft kroger krystal kuhn lada lafayette lamar landi lars laura lawrence lawson lee leela lena leo leon leonardo ' +
    'leonidas leos levi lewis lida lilas lili lilli lilly lincoln linde line lira lisa livio lloyd lloyds lola london lorena lota ' +
    'lotte louis lovisa luca lucas luce lucia luciano lucja lucy ludwig luke lula luna lupo lydia lynch maas mace maci macy madison ' +
    'maes mani marco mare marge marguerite maria marica marisa mark markham marko marks marriott mars marshall martin martinez matic ' +
    'matijevic matis max maxi maxima mclaren medea meijer meili mejia melia melissa mercedes merl merlo mesa messina metra mia midas ' +
    'mija mika mikel mikes mila milano milford milton minelli miro mitra mitsubishi mlinar modesto moll monica monni moreno morgan ' +
    "moses moss mota moya muller naima nelson neto nils nina nisa nissen noah nomi nora norah nordstrom norma norman o'hara o'neill " +
    "o'reilly octave odin okey oliver olympia orlando oscar otis otto pablo pace pacheco paris pathe paul pelayo penny percy peri " +
    'peter petra petro pfister philip piaget piana picard pius pocan porsche post prada prima primo princess privat promise ptacek ' +
    'purna quarto quesada rafi ralph raymond reale redmond refah regina regis remi renault renner rhodes richardson richmond robel ' +
    'roche rogers roldan roma roman romans rona rosa rosario ross ruby ruch rupprecht ryder sabin sacha safia safina sage salomon ' +
    'salvatore sam sandro sandy santa santacruz sara sarah sarita sasa scala schmidt schneider schreiber schwerdtner sephora shane ' +
    'shelly sherpa sherwood siemens siena sierra simon sina sinclair singer siri sisto sixt skoda slavica sofia solis soma stanley ' +
    'stanton steinecke steiner stejskal stella stokes stolle storm strand stuart suma suzuki sylvan talis ted tedi teja tejas tella ' +
    'teodor teufel thalia thomas tiffany tina tissot tome tomi tommy tony toyoda tracy trenton tudor vala valdivia valentine ' +
    'valentino velez veronika versace vesta vianney victor victoria vidal vienna vila vince vincent vinci vino vita vito vive vlada ' +
    'vojta volna wallace walton wanda warren warta waters webster weis wells wendy west wiley williams wilson yamaha yami yana zara ' +
    'borsch boschi bosson bostan brosch chandi easter eracla ferrario ferraris ferraro ferreri illing jucken lavada lotter lottie ' +
    'macdonald mercuri mollie nettie nobile philipp phillips pietro restle rhonda safaric shanel ' +
    'zarina zelie zoia zoila zoja zola zora đina łucja γερμανος аврора адам виктория вікторія віра елена зора калина лада мария нада ' +
    'сава светлана славица томе ярослав ірма პეპელა 本田 豊田'
  ).split(' '),
)

const MARKS = /\p{M}+/gu

/** Whether somebody may be called by this name alone. */
export const isOfPeople = (name: string): boolean =>
  OF_PEOPLE.has(name.trim().toLowerCase().normalize('NFD').replace(MARKS, '').normalize('NFC'))

/** The surnames that half of China bears. */
const SURNAMES =
  '李王张刘陈杨赵黄周吴徐孙马朱胡林郭何罗谢沈韩唐冯于董萧程曹袁邓许傅曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊'

/** A surname and one or two signs, as 李宁 is called, and a sportswear company after him. */
export const readsAsChinesePerson = (name: string): boolean =>
  /^\p{Script=Han}{2,3}$/u.test(name) && SURNAMES.includes(name.charAt(0))

/** Surnames of two signs, and one or two more. */
const LONG_SURNAME =
  /^(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|東方|皇甫|尉迟|尉遲|公孙|公孫|令狐|慕容|司徒|夏侯|闻人|聞人|端木)\p{Script=Han}{1,2}$/u

/** A surname and a given name in Chinese, whatever the surname's length. */
export const isWholeChineseName = (name: string): boolean => readsAsChinesePerson(name) || LONG_SURNAME.test(name)

/** People after whom companies are called by surname and given name: whoever bears the same has it from their parents. 马自达 and 杜邦 only read so. */
const NAMED_AFTER = new Set([
  '李宁',
  '李寧',
  '张小泉',
  '張小泉',
  '王守义',
  '王守義',
  '王致和',
  '陈克明',
  '陳克明',
  '马应龙',
  '馬應龍',
])
export const isNameOfFounder = (name: string): boolean => NAMED_AFTER.has(name)
