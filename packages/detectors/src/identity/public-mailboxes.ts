/** Mail domains at which anybody gets a mailbox: an address there shows no employer, though a company owns the domain. */
const PUBLIC = new Set(
  (
    'gmail.com googlemail.com icloud.com me.com mac.com outlook.com hotmail.com live.com msn.com yahoo.com ymail.com rocketmail.com aol.com proton.me protonmail.com ' +
    'pm.me fastmail.com hey.com zoho.com tuta.com tutanota.com mail.com email.com gmx.net gmx.de gmx.at gmx.ch gmx.com web.de t-online.de freenet.de mailbox.org posteo.de ' +
    'orange.fr wanadoo.fr free.fr sfr.fr laposte.net libero.it virgilio.it tiscali.it alice.it telefonica.net ziggo.nl kpnmail.nl planet.nl telenet.be bluewin.ch wp.pl o2.pl ' +
    'onet.pl interia.pl seznam.cz centrum.cz freemail.hu btinternet.com sky.com virginmedia.com comcast.net verizon.net att.net sbcglobal.net cox.net bellsouth.net shaw.ca ' +
    'rogers.com bigpond.com optusnet.com.au xtra.co.nz uol.com.br bol.com.br terra.com.br rediffmail.com yandex.ru yandex.com ya.ru mail.ru bk.ru list.ru inbox.ru rambler.ru ' +
    'ukr.net qq.com vip.qq.com foxmail.com 163.com 126.com yeah.net 139.com 189.cn wo.cn sina.com sina.cn sohu.com tom.com 21cn.com aliyun.com naver.com hanmail.net daum.net ' +
    'kakao.com nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com'
  ).split(' '),
)

export const isPublicMailbox = (domain: string): boolean =>
  PUBLIC.has(domain) || /^(?:yahoo|hotmail|outlook|live)\.(?:[a-z]{2}|com?\.[a-z]{2})$/.test(domain)
