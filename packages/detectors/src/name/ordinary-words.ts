import { plainText } from '../skeleton/skeleton.ts'

/** The same in other scripts, as names are compared: a cake, a river, a messenger that a firm is for. */
const ELSEWHERE = 'アップル アマゾン амазон телеграм أمازون'.split(' ').map(plainText)

/** Words that are some company's name and also everybody's: alone in a longer name they point at nobody. */
export const ORDINARY: ReadonlySet<string> = new Set([
  ...ELSEWHERE,
  ...(
    'baker apple orange shell oracle amazon target visa delta slack square stripe meta line zoom gap guess puma jaguar dove tide spur box dropbox signal chase patron vento ' +
    'discover subway sprint virgin windows office word excel access outlook teams meet drive maps earth play chrome safari swift rust java go python ruby ' +
    'united national general standard premier first star sun moon sky ocean river mountain eagle lion tiger bear fox wolf horse dragon phoenix falcon hawk ' +
    'green blue red black white gold silver diamond crystal pearl ruby emerald amber rose lily daisy violet summit peak vertex apex zenith prime core ' +
    'alpha beta omega sigma nova vega orion polaris mercury venus mars jupiter saturn neptune pluto atlas titan hermes apollo athena zeus nike ' +
    'canon polo camel marathon mustang beetle golf focus fiesta explorer express union liberty freedom republic progress unity solidarity forward action ' +
    'home house garden bank trust capital credit market trade world global city state people citizen public social digital smart energy power electric ' +
    'water air fire earth light media press post times news today mail globe herald tribune guardian mirror independent observer economist ' +
    'georgia jordan chad turkey china guinea jersey cuba malta cyprus mali niger peru oman togo monaco panama victoria princeton cambridge oxford ' +
    'brown stone wood field front hill king queen prince duke knight bishop smith miller baker cook taylor carter mason hunter fisher ' +
    'method subject test demo sample example company business service center centre tools studio lab works house club life love hope faith grace spirit ' +
    'ant ford dell boss lee levi next ideal aldi costa uber lyft ally wish etsy bing twitch discord telegram santander jumia tesco shopee carrefour standardbank mercadolibre notion linear figma loom ' +
    '小米 苹果 飞书 丰田 联合 大众 福特 雷诺 长城 长安 东风 红旗 吉利 现代 起亚 本田 日产 三星 华为 百度 美团 滴滴 快手 知乎 豆瓣 携程 网易 搜狐 新浪 联想 海尔 格力 美的 平安 太平 人寿 万科 恒大 碧桂园 伊利 蒙牛 安踏 李宁 红牛 雪碧 娃哈哈 旺旺 复旦 同济 中南海'
  ).split(' '),
])
