/**
 * Domains that everybody knows and nobody else can take: whatever they resemble, they imitate nobody (`cpanel.com` is no `chanel.com`).
 * Public facts, own compilation. A domain whose holder lets others name theirs under it is none for those names.
 */
const FAMOUS = new Set(
  `
  wikipedia.org wikimedia.org wiktionary.org wikidata.org wordpress.org wordpress.com blogger.com medium.com substack.com tumblr.com quora.com
  stackoverflow.com stackexchange.com serverfault.com superuser.com askubuntu.com github.com gitlab.com bitbucket.org sourceforge.net
  npmjs.com npmjs.org pypi.org python.org nodejs.org rust-lang.org crates.io golang.org go.dev ruby-lang.org rubygems.org php.net packagist.org
  perl.org cpan.org java.com openjdk.org maven.org apache.org eclipse.org gnu.org fsf.org kernel.org linux.org debian.org ubuntu.com
  canonical.com redhat.com fedoraproject.org centos.org almalinux.org archlinux.org suse.com opensuse.org freebsd.org openbsd.org
  postgresql.org mysql.com mariadb.org sqlite.org mongodb.com redis.io elastic.co docker.com kubernetes.io cncf.io helm.sh terraform.io
  hashicorp.com ansible.com jenkins.io jetbrains.com visualstudio.com vscode.dev mozilla.org mozilla.com firefox.com chromium.org
  webkit.org w3.org whatwg.org ietf.org rfc-editor.org iana.org icann.org iso.org ieee.org acm.org unicode.org cve.org nist.gov owasp.org
  letsencrypt.org digicert.com cloudflare.com cloudflare.net fastly.net fastly.com akamai.com akamai.net akamaized.net jsdelivr.net unpkg.com
  gstatic.com googleapis.com googleusercontent.com google-analytics.com googletagmanager.com googlesyndication.com doubleclick.net
  googleadservices.com withgoogle.com android.com chrome.com blog.google youtube-nocookie.com ytimg.com ggpht.com gmail.com
  amazonaws.com amazonpay.com awsstatic.com cloudfront.net media-amazon.com images-amazon.com ssl-images-amazon.com amazon-adsystem.com
  amazonwebservices.com audible.com imdb.com goodreads.com twitch.tv twitchcdn.net kindle.com alexa.com
  windows.com windows.net windowsupdate.com azureedge.net azurewebsites.net microsoft365.com office365.com sharepoint.com onmicrosoft.com
  onenote.com onedrive.com skype.com bing.com msn.com msftconnecttest.com xbox.com minecraft.net s-microsoft.com microsoftedge.com hotmail.com
  cdn-apple.com apple-dns.net mzstatic.com me.com mac.com applemusic.com swift.org
  facebook.com fbcdn.net cdninstagram.com threads.net threads.com messenger.com oculus.com workplace.com
  twimg.com ads-twitter.com periscope.tv licdn.com pinimg.com redditmedia.com redditstatic.com imgur.com giphy.com tenor.com flickr.com
  vimeo.com dailymotion.com soundcloud.com bandcamp.com last.fm deezer.com tidal.com pandora.com scdn.co hulu.com hbo.com max.com
  disneyplus.com paramountplus.com peacocktv.com crunchyroll.com
  nytimes.com washingtonpost.com wsj.com usatoday.com latimes.com cnn.com foxnews.com nbcnews.com cbsnews.com abcnews.go.com npr.org pbs.org
  apnews.com reuters.com bloomberg.com ft.com economist.com forbes.com fortune.com businessinsider.com cnbc.com marketwatch.com time.com
  newsweek.com theatlantic.com newyorker.com politico.com politico.eu axios.com vox.com theverge.com wired.com arstechnica.com techcrunch.com
  engadget.com gizmodo.com zdnet.com cnet.com venturebeat.com theregister.com bbc.com bbc.co.uk theguardian.com independent.co.uk
  telegraph.co.uk thetimes.co.uk dailymail.co.uk mirror.co.uk sky.com itv.com channel4.com lemonde.fr lefigaro.fr liberation.fr france24.com
  spiegel.de zeit.de faz.net sueddeutsche.de welt.de bild.de tagesschau.de dw.com heise.de golem.de elpais.com elmundo.es corriere.it
  repubblica.it lastampa.it nrc.nl nos.nl vrt.be svt.se dr.dk yle.fi nrk.no gazeta.pl onet.pl wp.pl allegro.pl aljazeera.com haaretz.com
  timesofisrael.com thehindu.com indiatimes.com hindustantimes.com ndtv.com scmp.com straitstimes.com channelnewsasia.com
  japantimes.co.jp nikkei.com asahi.com yomiuri.co.jp mainichi.jp nhk.or.jp yahoo.co.jp goo.ne.jp livedoor.jp ameblo.jp hatena.ne.jp
  qiita.com zenn.dev chosun.com joins.com hani.co.kr daum.net smh.com.au abc.net.au cbc.ca globo.com uol.com.br folha.uol.com.br
  yahoo.com aol.com ask.com duckduckgo.com ecosia.org brave.com startpage.com baidu.com sogou.com so.com 360.cn 360.com
  sina.com sina.com.cn weibo.com weibo.cn sohu.com ifeng.com huanqiu.com chinadaily.com.cn caixin.com yicai.com thepaper.cn jiemian.com
  36kr.com huxiu.com cnbeta.com.tw ithome.com csdn.net cnblogs.com juejin.cn oschina.net gitee.com segmentfault.com jianshu.com zhihu.com
  douban.com douyin.com toutiao.com ixigua.com snssdk.com youku.com iqiyi.com mgtv.com acfun.cn bilibili.com huya.com douyu.com ximalaya.com
  kugou.com kuwo.cn music.163.com 51job.com zhaopin.com liepin.com zhipin.com lagou.com 58.com ganji.com anjuke.com lianjia.com ke.com
  dianping.com meituan.com ele.me suning.com vip.com vipshop.com dangdang.com smzdm.com dewu.com tmall.com taobao.com 1688.com aliexpress.com
  alicdn.com alipayobjects.com aliyuncs.com amap.com autonavi.com autohome.com.cn bitauto.com dcdapp.com ctrip.com qunar.com ly.com fliggy.com
  12306.cn mafengwo.cn tuniu.com xueqiu.com eastmoney.com 10jqka.com.cn hexun.com cnki.net wanfangdata.com.cn weipu.com chsi.com.cn
  icourse163.org xuetangx.com qcloud.com tencentcloud.com myqcloud.com gtimg.com qpic.cn qlogo.cn myapp.com huaweicloud.com vmall.com
  kingsoft.com wps.cn wps.com kdocs.cn yuque.com teambition.com shimo.im processon.com lanhuapp.com mastergo.com coding.net
  slack-edge.com zoomgov.com webex.com gotomeeting.com goto.com logmein.com teamviewer.com anydesk.com calendly.com doodle.com eventbrite.com
  meetup.com surveymonkey.com typeform.com jotform.com mailchimp.com sendgrid.com hubspot.com zendesk.com freshworks.com freshdesk.com
  intercom.com intercom.io servicenow.com service-now.com workday.com myworkday.com successfactors.com bamboohr.com gusto.com adp.com
  paychex.com xero.com intuit.com quickbooks.com turbotax.com netsuite.com zoho.com monday.com asana.com trello.com notion.so notion.site
  clickup.com airtable.com basecamp.com miro.com figma.com canva.com lucid.app lucidchart.com invisionapp.com sketch.com zapier.com ifttt.com
  make.com datadoghq.com newrelic.com splunk.com sentry.io pagerduty.com grafana.com opsgenie.com statuspage.io atlassian.net jira.com
  box.com wetransfer.com mega.nz evernote.com lastpass.com 1password.com bitwarden.com dashlane.com auth0.com onelogin.com duosecurity.com
  cpanel.net cpanel.com plesk.com godaddy.com namecheap.com gandi.net ovh.com ovhcloud.com hetzner.com hetzner.de ionos.com ionos.de
  strato.de linode.com digitalocean.com vultr.com heroku.com vercel.com netlify.com render.com fly.io railway.app supabase.com shopify.com
  squarespace.com wix.com weebly.com webflow.com etsy.com ebay.com ebay.de ebay.co.uk target.com bestbuy.com homedepot.com lowes.com
  wayfair.com newegg.com kickstarter.com gofundme.com patreon.com ko-fi.com paypal-community.com venmo.com cash.app squareup.com wise.com
  skrill.com payoneer.com adyen.com worldpay.com moneygram.com robinhood.com etrade.com fidelity.com vanguard.com schwab.com capitalone.com
  discover.com usbank.com pnc.com tdbank.com allianz.com axa.com zurich.com metlife.com expedia.com hotels.com tripadvisor.com agoda.com
  kayak.com skyscanner.net skyscanner.com vrbo.com opentable.com yelp.com doordash.com grubhub.com instacart.com lyft.com grab.com
  discordapp.com discordapp.net discord.gg telegra.ph signal.org viber.com line.me kakao.com snap.com tiktokv.com tiktokcdn.com ttwstatic.com
  byteoversea.com ibytedtos.com coursera.org edx.org udemy.com udacity.com khanacademy.org duolingo.com codecademy.com pluralsight.com
  researchgate.net academia.edu arxiv.org biorxiv.org ssrn.com jstor.org springer.com link.springer.com nature.com science.org
  sciencedirect.com elsevier.com wiley.com tandfonline.com sagepub.com oup.com cambridge.org plos.org frontiersin.org mdpi.com crossref.org
  orcid.org zenodo.org figshare.com kaggle.com huggingface.co paperswithcode.com pytorch.org tensorflow.org openai.com anthropic.com
  nasa.gov nih.gov cdc.gov fda.gov noaa.gov usgs.gov whitehouse.gov congress.gov loc.gov archives.gov census.gov sec.gov ftc.gov
  archive.org gutenberg.org openstreetmap.org creativecommons.org change.org ted.com nationalgeographic.com weather.com accuweather.com
  espn.com nba.com nfl.com mlb.com fifa.com uefa.com skysports.com steampowered.com steamcommunity.com epicgames.com ea.com ubisoft.com
  playstation.com nintendo.com roblox.com unity.com unrealengine.com blizzard.com battle.net riotgames.com
  yandex.net yandex.st yastatic.net mail.ru vk.com ok.ru avito.ru rambler.ru lenta.ru rbc.ru kommersant.ru habr.com gosuslugi.ru
  mercadolibre.com.ar mercadolibre.com.mx lazada.co.id lazada.co.th lazada.com.ph lazada.com.my lazada.sg lazada.vn shopee.co.id shopee.co.th
  shopee.com.my shopee.ph shopee.vn shopee.tw shopee.com.br bukalapak.com traveloka.com zalo.me
  ottogroup.com hsbc.co.uk hsbc.com.hk barclays.co.uk santander.co.uk vodafone.co.uk t-online.de telekom.de telekom.com o2.de web.de gmx.de
  gmx.net gmx.com orange.fr free.fr sfr.fr laposte.net libero.it virgilio.it tim.it seznam.cz naver.com nate.com rediff.com
  `
    .trim()
    .split(/\s+/),
)

export const isFamous = (registrable: string): boolean => FAMOUS.has(registrable)
