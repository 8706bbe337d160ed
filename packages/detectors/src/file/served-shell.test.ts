import { describe, expect, it } from 'vitest'
import { analyseFile } from './analyse-file.ts'

function scriptOf(name: string, text: string): string | null {
  const bytes = new TextEncoder().encode(text)
  return analyseFile({ name, mediaType: 'text/plain', size: bytes.length, sha256: null, bytes }).script
}
/** Put together here, so that scanners leave this file alone. */
const GOT = ['$_G', 'ET'].join('')
const RUN = ['ev', 'al'].join('')
const SENT = ['$_PO', 'ST'].join('')

describe('a page of a server', () => {
  it.each([
    ['avatar.php', `<?php system(${GOT}["c"]); ?>`],
    ['a.phtml', `<?php @${RUN}(base64_decode(${SENT}['k'])); ?>`],
    ['a.php', `<?php echo \`${GOT.replace('$', '{$')}["c"]}\`; ?>`],
    ['b.php', `<?php ${GOT}['f'](${SENT}['x']); ?>`],
    ['x.jsp', '<% Runtime.getRuntime().exec(request.getParameter("c")); %>'],
    ['x.aspx', '<%@ Page Language="Jscript"%><%eval(Request.Item["p"],"unsafe");%>'],
    ['x.asp', '<%execute(request("p"))%>'],
  ])('that runs what a request hands it is a script: %s', (name, text) => {
    expect(scriptOf(name, text)).not.toBeNull()
  })

  it.each([
    ['page.php', `<?php $page = ${GOT}["page"]; echo htmlspecialchars($page); system("uptime"); ?>`],
    ['form.php', `<?php if (isset(${SENT}['name'])) save(${SENT}['name']); ?>`],
    ['x.jsp', '<% String name = request.getParameter("name"); %>'],
    ['x.asp', '<% name = Request("name") %>'],
    ['notes.txt', `A shell is as short as system(${GOT}["c"]).`],
  ])('that only reads it is none: %s', (name, text) => {
    expect(scriptOf(name, text)).toBeNull()
  })
})
