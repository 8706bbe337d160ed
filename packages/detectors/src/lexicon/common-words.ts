/**
 * Common English words: those that most titles of posts in `shared/data` hold in small letters. They mean nothing to a detector, but
 * whoever hides words hides these as well ("w1n m0ney t0day"), and the fold reads a disguise only where it knows the word behind it.
 */
export const COMMON_WORDS: readonly string[] = `
  abandoned abilities ability able about above abroad absolute absolutely abuse academic accept acceptable accepted
  accepting access accessible accessories accident accidentally accomplish accomplished according account accounts
  accurate accused achieve acid acne acoustic across act acting action actions active actively activities activity
  actor actors acts actual actually add added addicted addiction adding addition additional address addresses adds
  admin admins admit adopted adorable ads adult adults advance advanced advantage adventure advertising advice advise
  affect affected affects afford afraid after afternoon afterwards again against age aged agency agent ages aggressive
  ago agree agreed agreement ahead aid aim air airport aka albeit album albums alcohol algorithm alien alive all allow
  allowed allowing allows almost alone along alot alpha already alright also alternate alternative alternatives
  although always amazed amazing amazon ambient amendment american ammo among amongst amount amounts amp analysis
  analyze ancient and android angle angry animal animals animated animation anime anniversary announce announced
  announcement announces annoyed annoying annual anonymous another answer answered answering answers ants anxiety
  anxious any anybody anymore anyone anything anyway anyways anywhere apart apartment apocalypse apologize app apparent
  apparently appeal appear appearance appeared appears apple applicable application applications applied applies apply
  applying appreciate appreciated appreciation approach approached approaching appropriate approval approve approved
  approximately apps arcade are area areas argue arguing argument arguments arm armor arms army around array arrested
  arrive arrived arrow art article articles artist artistic artists arts artwork aside ask asked asking asks asleep
  aspect aspects assault assignment assist assistance assistant associated assume assumed assuming ate atheism atheist
  atheists atmosphere attached attack attacked attacks attempt attempted attempting attempts attend attended attending
  attention attitude attracted attractive audience audio author authority autism auto automatically available average
  avoid avoided avoiding awake award aware awareness away awesome awful awhile awkward babies baby back background
  backpack backup backwards backyard bacon bad badass badly bag bags baking balance balanced ball balls ban band bands
  bang bank banks banned banner bar bare barely bars base baseball based basement basic basically basics basis
  basketball bass bat batch bath bathroom battery battle bay beach beans bear beard beast beat beaten beating beats
  beautiful beauty became because become becomes becoming bed bedroom beef been beer beers before began begin beginner
  beginners beginning begins begun behavior behind being belief beliefs believe believed believes belly belong belongs
  below belt bench beneficial benefit benefits beside besides best bet beta better between beyond big bigger biggest
  bike bill billion bills bird birth birthday bit bite bits black blame blank blast blew blind block blocked blocks
  blog blood blow blowing blown blue board boards boat bodies body bomb bone bonus book booked books boost boot boots
  border bored boring born boss bot both bother bothered bothering bottle bottles bottom bought bound bow bowl box
  boxes boy boyfriend boys brain branch brand brands bread break breakdown breakfast breaking breaks breath breathing
  brick bridge brief briefly bright brilliant bring bringing brings bro broad broke broken brother brothers brought
  brown browse browser browsing brush btw bucks buddies buddy budget bug bugs build building buildings builds built
  bulk bullet bunch bundle burger buried burn burned burning burst bus business businesses busy but butt butter button
  buttons buy buying cabinet cable cables cake cakeday calendar call called calling calls calm calories came camera
  cameras camp campaign camping campus can cancelled cancer candidate candidates candy cannabis cannot cant cap capable
  capacity capital capture captured car carbs card cardio cards care career careful cares carried carry carrying cars
  cartoon case cases cash cast castle casual cat catch category cats caught cause caused causes causing ceiling
  celebrate cell cells center central centre cents century certain certainly chain chair challenge challenges
  challenging champion champions chan chance chances change changed changes changing channel channels chapter character
  characters charge charged charges charging charity chart chase chat cheap cheaper check checked checking cheese
  cheesy chemical chemistry chess chest chicken child childhood children chill chips chocolate choice choices choose
  choosing chose chosen church cigarette circle circles circumstances cities citizens city civil claim claimed claiming
  claims clarify class classes classic classical classroom classy clean cleaned cleaning clear cleared clearly clever
  click clicked clicking client clients climate climbing clip clock clone close closed closely closer closest closet
  closing clothes clothing cloud clouds club clubs clue coach coast code codes coding coffee coin coins cold collapse
  collect collected collecting collection collective college color colored colors colour column com combat combination
  combine combined combo come comedy comes comfort comfortable comic comics coming command commands comment commentary
  commented comments commercial commit committed committee common commonly communicate communication communities
  community commute companies company compare compared comparing comparison compatible compete competition competitive
  compilation compile compiled complain complaining complaints complete completed completely completion complex
  complicated components comprehensive computer computers concept concepts concern concerned concerns concert
  conclusion concrete condition conditions conference confidence confident configuration confirm confirmation confirmed
  confirms conflict confused confusing confusion connect connected connecting connection connections conscious
  consciousness consensus conservative consider consideration considered considering consistent consistently console
  consoles conspiracy constant constantly construction constructive consumer consumption contact contacted contain
  contained containing contains content contest context continue continued continues contract contribute control
  controlled controller controls conversation conversations convert convince convinced cook cooked cookies cooking cool
  cooler coolest cop copies cops copy copyright core corner corporate correct correctly cosplay cost costs costume
  couch could count counter counting countless countries country counts county couple coupon course courses court
  courtesy cousin cover coverage covered covering covers cow coworker coworkers crack craft craigslist crap crappy
  crash crashed crashes crazy cream create created creating creation creative creativity creator creature creatures
  credit credits creepy crew cried crime criminal crisis critical criticism critique cross crosspost crowd crucial
  crush cry crying cultural culture cup curiosity curious current currently custom customer customers cut cute cuts
  cutting cycle cycling dad daily damage damaged damn dance dancing danger dangerous dark darker data database date
  dated dates dating daughter day days dead deal dealing deals dealt death debate debates debating debt debut decade
  decades decent decide decided decides deciding decision decisions deck decks decline decrease dedicated deep deeper
  deeply default defeat defeated defend defense defined definitely definition definitive degree degrees del delay
  delete deleted deleting delicious deliver delivered delivery demand demo denied deny department depending depends
  depressed depression depth describe described describes describing description desert deserve deserves design
  designed designer designing designs desire desired desk desktop desperate desperately despite destroy destroyed
  detail detailed details determine determined dev develop developed developer developers developing development device
  devices devs diagnosed did didnt die died dies diet difference differences different differently difficult difficulty
  dig digging digital dining dinner direct directed direction directions directly director directory dirt dirty
  disabled disagree disappear disappeared disappointed disc discount discover discovered discuss discussed discussing
  discussion discussions disease dish disk dislike disorder display displayed displays distance distant distribution
  district diving divorce doctor doctors document documentary documents does doesn doesnt dog dogs doing dollar dollars
  domain don donate donations done dont doodle door doors dose double doubt down download downloaded downloading
  downtown downvote downvoted downvotes dozen dozens draft drag dragon drama draw drawing drawings drawn dream dreaming
  dreams dress dressed drew drink drinking drinks drive driven driver drivers drives driving drop dropped dropping
  drops drove drug drugs drum drunk dry dual dude due dumb dump dungeon during dust duty dying each ear earlier early
  earn ears earth ease easier easiest easily east easy eat eaten eating ebay economic economy edge edit edited editing
  edition editor educated education effect effective effectively effects efficient effort efforts egg eggs eight either
  elaborate election electric electronic electronics element elementary elements elite else elsewhere email emails
  embarrassed embarrassing embedded emergency emotional emotionally emotions employee employees employer empty enable
  enabled encounter encountered encourage encouraged end ended ending ends enemies enemy energy engaged engagement
  engine engineer engineering engineers english enjoy enjoyable enjoyed enjoying enough ensure enter entered entering
  entertaining entertainment entire entirely entrance entries entry environment environmental epic episode episodes
  equal equipment equivalent era error errors escape especially essay essential essentially established etc even
  evening event events eventually ever every everybody everyday everyone everything everytime everywhere evidence evil
  evolution evolved exact exactly exam example examples excel excellent except exception exchange excited excitement
  exciting exclusive exclusively excuse exercise exercises exist existed existence existing exists expand expansion
  expect expectations expected expecting expensive experience experienced experiences experiencing experiment expert
  explain explained explaining explains explanation explore exploring exposed exposure express expressed expression
  extended extension extent external extra extreme extremely eye eyes face facebook faces facility facing fact factor
  factory facts fail failed failing fails failure fair fairly faith fake fall fallen falling falls false familiar
  families family famous fan fancy fans fantastic fantasy far farm farming fascinating fashion fast faster fat father
  fault favor favorite favorites favourite fear feat feature featured features featuring fed federal fee feed feedback
  feel feeling feelings feels fees feet fell fellow felt female fence festival few fewer fiction field fields fight
  fighting fights figure figured figures figuring file files fill filled filling film filming films filter final finale
  finally finals financial find finding finds fine finest fingers finish finished finishing fire fired fires firm first
  fish fishing fit fitness fits fitting five fix fixed fixes fixing flag flair flash flat flavor flew flies flight flip
  floating floor flow flower flowers fly flying focus focused focusing folder folders folk folks follow followed
  followers following follows food foods foot footage football for force forced forces forcing foreign forest forever
  forget forgive forgot forgotten form formal format formatting formed former forms formula fort forth forum forums
  forward found foundation four fourth frame frames freak freaked freaking free freedom freelance french frequent
  frequently fresh freshman fridge fried friend friendly friends friendship from front frozen fruit frustrated
  frustrating fuel full fully fun function functional functionality functions fund funding funds funeral funny
  furniture further future gain gained gaining gals game gameplay gamer gamers games gaming gap garage garbage garden
  garlic gas gate gather gathering gauge gave gay gear gem gen gender general generally generate generation generator
  generic generous genius genre gentleman gentlemen genuinely get gets getting ghost giant gif gifs gift gifts gig girl
  girlfriend girls give giveaway given gives giving glad glass glasses glitch global glorious glory goal goals god gods
  goes going gold golden golf gone gonna good goodbye google googling gorgeous got gotta gotten government grab grabs
  grad grade grades graduate graduated graduating graduation grammar grand grandfather grandma grandmother graph
  graphic graphics grasp grass grateful great greater greatest greatly green grew grey grocery ground group groups grow
  growing grown grows growth guard guess guessing guest guests guidance guide guidelines guides guilt guilty guitar gun
  guns guy guys gym habit habits hack hacked hacking hacks had haha hair half halfway hall hand handed handful handle
  hands handy hang hanging happen happened happening happens happier happily happiness happy hard hardcore harder
  hardest hardly hardware harm harsh has hat hate hated hates hats haul have having head headed heading headphones
  heads healing health healthy hear heard hearing heart hearts heat heaven heavily heavy heck height held hell hello
  helmet help helped helpful helping helps her here hero herself hey hidden hide hiding high higher highest highlight
  highly highway hike hiking hilarious hill him himself hints hip hire hired hiring his historical history hit hits
  hitting hobby hockey hold holding holds hole holes holiday holidays home homeless homemade homes hometown homework
  honest honestly honey honor hook hooked hop hope hopefully hopes hoping horrible horror horse hospital host hosted
  hosting hosts hot hotel hour hours house houses housing how however http https huge human humanity humans humble
  humor hundred hundreds hung hungry hunt hunting hurt hurts husband ice icon icons idea ideal ideas identical
  identified identify identifying identity idiot ignorant ignore ignored ill illegal image images imagine imgur
  immediate immediately impact implement implemented importance important importantly impossible impressed impression
  impressive improve improved improvement improvements improving inch inches incident inclined include included
  includes including income increase increased increases increasing incredible incredibly indeed independent indie
  individual individually individuals industry influence info inform information informed ingredients initial initially
  injured injury inner input insane inside insight inspiration inspired install installation installed installing
  instance instant instantly instead instructions instrument instruments insurance intellectual intelligence
  intelligent intend intended intense intention interact interaction interest interested interesting interests
  interface internal international internet interview interviews into intro introduce introduced introduction inventory
  invest investigation investment invite invited invites involve involved involves involving iron ish island isn issue
  issues item items its itself ive jail jazz jealous jeans jerk job jobs join joined joining joint joke jokes journey
  joy judge juice jump jumped jumping junior junk just justice justify karma keep keeping keeps kept keto key keyboard
  keys kick kicked kicks kid kids kill killed killer killing kills kind kinda kinds king kiss kit kitchen kitten kitty
  knew knife knock know knowing knowledge known knows lab label labels lack lacking ladies lady lag laid lake land
  landed landing lands lane language languages laptop laptops large largely larger largest last lasted late lately
  later latest laugh laughed laughing launch launched law laws lawyer lay layer laying layout lazy lbs lead leader
  leading leads league learn learned learning least leave leaves leaving lecture lectures led left leg legal legally
  legend legislative legit legs length lens less lesson lessons let lets letter letters letting level leveling levels
  library license lie lies life lifestyle lift lifting light lighter lighting lights like liked likely likes liking
  limit limitations limited limits line lines lineup link linked links linux liquid list listed listen listened
  listening listing lists literally literature little live lived lives living load loaded loading loads loan loans
  local located location locations lock locked log logged logic logical login logo logs lol lonely long longer longest
  look looked looking looks loop loose lose loses losing loss lost lot lots loud love loved lovely loves loving low
  lower lowest luck lucky lunch lurker lurking lying lyrics mac machine machines mad made magazine magic mail main
  mainly mainstream maintain maintenance major majority make makes makeup making male man manage managed management
  manager managers mandatory manner manual manually many map maps marathon marijuana mark marked market marketing marks
  marriage married marry mask mass massive master masters match matches mate material materials math matter matters max
  maximum may maybe meal meals mean meaning meaningful means meant measure meat mechanic mechanical mechanics med media
  medical medication medicine medium meet meeting meets meetup member members meme memories memory men mental mentally
  mention mentioned menu merely mess message messages messed messing met meta metal method methods mic mid middle
  midnight might mile miles military milk million millions min mind minds mindset mine minecraft mini minimal minimum
  mining minor mins minute minutes mirror miss missed missing mission mistake mistakes mix mixed mixing mobile mod mode
  model models moderate moderation moderator moderators modern modified mods mom moment moments money monitor monitors
  monster month monthly months mood moon moral more morning most mostly mother motherboard motion motivated motivation
  motorcycle mount mountain mountains mouse mouth move moved movement moves movie movies moving much multiplayer
  multiple murder muscle muscles mushroom mushrooms music musical must myself mystery nail nails name named names
  nation national nations native natural naturally nature near nearby nearly neat necessarily necessary neck need
  needed needing needs negative neighbor neighborhood neighbors neither nervous net network networking networks neutral
  never new newbie newer newest newly news newspaper next nice night nightmare nights nine nobody node noise non none
  noob nor normal normally north nose not note notes nothing notice noticed noticing notification novel novels now
  nowhere nuclear number numbers numerous nuts object objective objects obsessed obtain obvious obviously occasion
  occasional occasionally occur occurred occurs ocean odd off offense offensive offer offered offering offers office
  officer official officially often oil okay old older oldest olive once one ones onion online only onto open opened
  opening opens operating operation opinion opinions opponent opportunities opportunity opposed opposite option
  optional options orange order ordered ordering orders organic organization organize organized origin original
  originally other others otherwise our ours ourselves out outdated outdoor outfit output outside oven over overall
  overly overnight overwhelmed overwhelming owe own owned owner owners owns pace pack package packages packs page pages
  paid pain painful paint painted painting pair pan panel panic pants paper papers paranoid parent parents park parking
  part participate participating particular particularly parties partner parts party pass passed passes passing passion
  passionate password past paste patch path patience patient pattern patterns pay paying payment pays peace pen penny
  people peoples pepper per percent percentage perfect perfectly perform performance performed perhaps period periods
  permanent permission person personal personality personally perspective pet petition phase philosophy phone phones
  photo photographer photography photos photoshop phrase physical physically physics piano pic pick picked picking
  picks pics picture pictures pie piece pieces pills pilot pin pink pipe pissed pit pizza place placed places plain
  plan plane planet planned planning plans plant plants plastic plate platform play played player players playing
  playlist plays please pleased plenty plot plug plugin plus pocket podcast poem point pointed pointers pointing points
  pokemon police policies policy polite political politics poll pool poor poorly pop popped pops popular population
  porch pork port portfolio portion portrait ports pose position positions positive possibilities possibility possible
  possibly post posted poster posters posting posts pot potato potential potentially pound pounds powder power powered
  powerful powers practical practice practices practicing prefer preferably preference preferences preferred pregnancy
  pregnant prep prepare prepared preparing presence present presentation presented presents president press pressing
  pressure pretend pretending pretty prevent preview previous previously price priced prices pride primarily primary
  prime print printed prior priority prison privacy private prize pro probably problem problems process processes
  processing processor produce produced producing product production productive productivity products professional
  professionally professor profile profit program programmer programming programs progress progression project projects
  promise promised promo promote promoting promotion proof proper properly property proposal propose proposed pros
  protect protection protein protest proud prove provide provided provider provides providing psychological psychology
  pub public publicly published pull pulled pulling pump pumped punk puppy purchase purchased purchases purchasing pure
  purely purple purpose purposes pursue push pushed pushing put puts putting puzzle python qid quality quarter que
  query quest question questions queue quick quickly quiet quietly quit quite quitting quote quotes race races racist
  rack radio rage rail rain raise raised raising rally ram ramen ran random randomly range ranked rant rape rapidly
  rare rarely rate rates rather rating ratings ratio raw reach reached reaching react reaction read reader readers
  reading reads ready real realise realistic reality realize realized really rear reason reasonable reasonably reasons
  recall receive received receiver receiving recent recently recipe recipes recognize recognized recommend recommended
  record recorded recording records recover recovering recovery red reddit redditor redditors reduce reduced refer
  reference references referring reflect refund refuse refused regarding regardless regards region register registered
  registration regret regular regularly rejected relate related relation relationship relationships relative relatively
  relax release released releases releasing relevant reliable religion religious remain remaining remains remember
  remembered remind reminded reminder reminds remix remote remotely removal remove removed removing render rent rep
  repair repeat repeatedly replace replaced replacement replacing replied replies reply report reported reporting
  reports repost represent reputation request requested requests require required requirement requirements requires
  rescue research researching reset residents resolution resource resources respect respond responded responding
  responds response responses responsibility responsible rest restaurant restaurants restrictions result results resume
  retail retarded retirement return returned returning returns reveal revealed reveals revenue reverse review reviews
  reward rewards rice rich rid ride ridiculous ridiculously riding rifle rig right rights ring rip ripped rise risk
  river road roads robot rock rocks role roles roll rolled rolling romantic roof room roommate roommates rooms root
  roots rough roughly round rounds route routine row rude ruin rule rules run running runs rush sacrifice sad sadly
  safe safely safety said sake salad salary sale sales salt same sample samples sand sandwich sat satisfied satisfying
  sauce save saved saves saving savings saw say saying says scale scam scan scared scary scenario scene scenes schedule
  scheduled scheme school schools science scientific scientist scientists scope score scores scratch screaming screen
  screens screenshot screenshots screw screwed script scripts scroll sea search searched searches searching season
  seasons seat seats second secondary seconds secret section secure security see seed seeing seek seeking seem seemed
  seemingly seems seen sees select selected selection self sell selling sells semester send sending sends senior sense
  sensitive sent sentence sentences separate sequence series serious seriously serve served server servers service
  services serving session sessions set sets setting settings settled setup seven several severe severely sexual shadow
  shake shaking shall shame shape shaped share shared shares sharing sharp she shed shelf shell shelter shield shift
  ship shipped shipping ships shirt shirts shock shocked shoe shoes shoot shooting shop shopping shops short shorter
  shortly shorts shot shots should shoulder shoulders show showed shower showing shown shows shut shy sick side sidebar
  sides sight sign signal signed significance significant significantly signing signs silence silent silly silver
  similar simple simply sin since sing singing single sink sister sisters sit site sites sits sitting situation
  situations six size sized sizes sketch skill skills skin skinny skip sky skype sleep sleeping slept slide slight
  slightly slot slow slower slowly small smaller smart smartphone smell smile smiling smoke smoked smoker smoking
  smooth smoothly snow sober social socially society socks soda soft software solar sold soldier soldiers solely solid
  solo solution solutions solve solved some somebody somehow someone something sometime sometimes somewhat somewhere
  son song songs soon sooner sorry sort sorts soul sound sounded sounds soundtrack soup source sources south space spam
  spare spawn speak speaker speakers speaking speaks special species specific specifically specs speech speed spell
  spelling spend spending spent spirit split spoiler spoilers spoke spoken sport sports spot spots spotted spread
  spreading spring spy square squat stable stack staff stage stages stairs stand standard standards standing stands
  star stare staring stars start started starter starting starts startup state stated statement states station stations
  stats status stay stayed staying stays steal stealing steam steel step stepped stepping steps stick sticking sticks
  still stock stole stolen stomach stone stood stop stopped stopping stops storage store stored stores stories storm
  story straight strange stranger strangers strategies strategy stream streaming street streets strength stress
  stressed stretch strict strictly strike strikes string strip strong stronger strongly struck structure structures
  struggle struggling stuck student students studied studies studio study studying stuff stumbled stupid style styles
  sub subject submission submissions submit submitted submitting subreddit subreddits subs subscribe subscribers
  substitute subtle success successful successfully such sucks sudden suddenly suffer suffered suffering sugar suggest
  suggested suggestion suggestions suggests suicide suit sum summer sums sun sunset super superior supplement supplies
  supply support supported supporting supportive supports suppose supposed sure surely surface surgery surprise
  surprised surprisingly surrounding surveillance survey survival survive suspect swap swear sweat sweet swimming swing
  switch switched switching sword symbol symptoms system systems tab table tables tablet tabs tackle tag tags take
  taken takes taking tale talent talented talk talked talking talks tall tank tanks tape target task tasks taste tastes
  tattoo tattoos taught tax taxes tea teach teacher teachers teaching team teams tear tears tech technical technically
  technique techniques technologies technology teenager teeth television tell telling tells temperature template ten
  tend tends tent term terminal terms terrible terrified terrifying test tested testing tests text textbook texting
  texts texture than thank thanks that thats the theater their theirs them theme themed themes themselves then theories
  theory therapist therapy there therefore these they thick thin thing things think thinking thinks third this those
  though thought thoughts thousand thousands thread threads threat three threw through throughout throw throwaway
  throwing thrown throws thus ticket tickets tie tied ties tight til till time timeline timer times timing tiny tip
  tips tired title titled titles today together toilet told tomatoes tomorrow ton tone tonight tons too took tool tools
  top topic topics torn torrent total totally touch touched tough tour tournament toward towards tower town toy toys
  track tracker tracking tracks trade trades trading traditional traffic trail trailer train trained trainer training
  traits trans transfer transition translate translation trash travel traveling treat treated treating treatment treats
  tree trees trend trial tribute trick tricks tried tries trigger trip triple trips troll trouble truck true truly
  trust truth try trying tune turn turned turning turns tutorial tutorials tweak tweet twice twist twitter two type
  types typical typically typing ugly ultimate ultimately unable uncle uncomfortable under undergrad undergraduate
  understand understanding understood unemployment unexpected unfortunately unique unit units universal universe
  university unknown unless unlike unlikely unlock unnecessary unrelated unsure until unusual upcoming update updated
  updates updating upgrade upgraded upload uploaded upon upper ups upset upvote upvoted upvotes urban usage use used
  useful useless user username users uses using usual usually utm vacation vague valid valuable value values van
  vanilla variable variation variety various vast vegan vegetables vegetarian vehicle vehicles vent version versions
  versus vertical very vet veteran via viable vice victim victory vid video videos view viewers viewing views village
  vinyl virtual virus visibility visible vision visit visited visiting visual vocabulary voice voices volume volunteer
  volunteering vote voted votes voting wage wait waited waiting wake waking walk walked walking walks wall wallet
  wallpaper wallpapers walls wanna want wanted wanting wants war warm warming warn warned warning wars was wash waste
  wasted wasting watch watched watching water wave waves way ways weak wealth weapon weapons wear wearing weather web
  website websites wedding weed week weekend weekends weekly weeks weigh weight weights weird welcome well went were
  west western wet what whatever whatnot whats whatsoever wheel when whenever where whether which while whilst white
  who whoever whole whom whose why wide widely wife wifi wiki wild will willing win wind window windows wine winner
  winners winning wins winter wipe wire wireless wisdom wise wish with within without woke woman women won wonder
  wondered wonderful wondering wont wood woods word words work worked worker workers working workout works world worlds
  worn worried worry worse worst worth worthwhile worthy would wow wrap wrapped write writer writers writes writing
  written wrong wrote www xbox xpost yard yeah year years yellow yes yesterday yet yoga you young younger your yours
  yourself youth youtube zero zombie zombies zone
`
  .trim()
  .split(/\s+/)
