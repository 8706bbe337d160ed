/** Files as the server sees them: scanned by a real daemon, and pictures known by what they look like. */
import { createHash } from 'node:crypto'
import { drawCode, EICAR, findClamd, openTestClamd, PATTERN, type TestClamd } from '@goodstanding/testkit'
import { encode as encodePng } from 'fast-png'
import { zipSync, zlibSync } from 'fflate'
import { encode as encodeJpeg } from 'jpeg-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clausesOf, eventOf } from './server/client.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const MINUTE = 60_000
const program = findClamd()
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

let server: LocalServer
async function put(bytes: Uint8Array, name = 'file.bin'): Promise<Readonly<Record<string, unknown>>> {
  const answer = await server.ask('PUT', `/v1/files/${hashOf(bytes)}?name=${name}`, {
    raw: bytes,
    mediaType: 'application/octet-stream',
  })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body as Readonly<Record<string, unknown>>
}
const upload = (file: object) => server.decide(eventOf('file.upload', { file }))
const inlined = (name: string, text: string) => {
  const bytes = Buffer.from(text)
  return { name, size: bytes.length, sha256: hashOf(bytes), data: bytes.toString('base64') }
}

describe.skipIf(program === null)('files that are scanned (Debian: clamav-daemon)', () => {
  let daemon: TestClamd
  beforeAll(async () => {
    daemon = await openTestClamd(program ?? '')
    server = await startServer({ GOODSTANDING_CLAMD: daemon.socket })
  }, MINUTE)
  afterAll(async () => {
    await server.close()
    await daemon.close()
  })

  it('are blocked by what the daemon found, whether they came before or with the event', async () => {
    const bytes = Buffer.from(`a letter with ${PATTERN} in it`)
    expect(await put(bytes, 'letter.txt')).toMatchObject({
      scan: { verdict: 'malicious', name: 'Own.Pattern.UNOFFICIAL' },
    })
    const before = await upload({ name: 'letter.txt', sha256: hashOf(bytes) })
    expect(before.effect).toBe('block')
    expect(clausesOf(before)).toContain('service.e')
    const inline = await upload(inlined('note.txt', `another ${PATTERN}`))
    expect(inline.effect).toBe('block')
    const eicar = Buffer.from(EICAR)
    expect(await put(eicar)).toMatchObject({ testVirus: true, scan: { verdict: 'malicious' } })
    const clean = await upload(inlined('plan.txt', 'The plan for Monday'))
    expect(clean).toMatchObject({ effect: 'allow' })
    expect(clean.degraded).toBeUndefined()
  })

  it('that are pages wait where they reach out, or come from outside; between colleagues a report with script passes', async () => {
    const text = '<p>Figures of the quarter, by region and by product.</p>'.repeat(20)
    const report = inlined('report.html', `${text}<table></table><script>sort(rows)</script>`)
    const robs = inlined('report.html', `${text}<script>location = 'https://collect.example'</script>`)
    const send = (file: object, actor: object, audience: object) =>
      server.decide(
        eventOf('message.send', {
          actor,
          audience,
          conversation: { id: 'c-pages', kind: 'direct' },
          content: { text: 'The report', files: [file] },
        }),
      )
    const anna = { id: 'anna', kind: 'member' }
    const guest = { id: 'guest-1', kind: 'external' }
    const colleague = { kind: 'person', relation: 'colleague' }
    expect(await send(report, anna, colleague)).toMatchObject({ effect: 'allow' })
    expect((await send(report, anna, { kind: 'person', relation: 'contact' })).effect).toBe('flag')
    const held = await send(report, guest, { kind: 'person', relation: 'contact' })
    expect(held.effect).toBe('hold')
    expect(clausesOf(held)).toContain('service.e')
    expect((await send(robs, anna, colleague)).effect).toBe('hold')
  })

  it('are decided without its word when it hangs or is away, and the decision says that it is', {
    timeout: MINUTE,
  }, async () => {
    await daemon.close()
    const bytes = Buffer.from('Nobody could look at this')
    expect(await put(bytes)).toMatchObject({ scan: { verdict: 'failed' } })
    const known = await upload({ name: 'x.txt', sha256: hashOf(bytes) })
    expect(known.degraded).toBe(true)
    const inline = await upload(inlined('y.txt', 'nor at this'))
    expect(inline).toMatchObject({ effect: 'hold', findings: [], degraded: true })
    expect(inline.case).toMatch(/^case_/)
    const message = await server.decide(
      eventOf('message.send', {
        content: { text: 'See it', files: [inlined('z.txt', 'in a message')] },
      }),
    )
    expect(message.degraded).toBeUndefined()
  })
})

describe('pictures', () => {
  beforeAll(async () => {
    server = await startServer()
  }, MINUTE)
  afterAll(() => server.close())

  const draw = (width: number, height: number): Uint8Array => {
    const rgba = new Uint8Array(width * height * 4).fill(255)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [u, v] = [x / width, y / height]
        const waves = 40 * Math.sin(40 * u + 9 * v * v) + 40 * Math.cos(50 * v - 20 * u * v)
        const value = 127 + waves + ((Math.floor(u * 7) * 5 + Math.floor(v * 5) * 3) % 4) * 15
        rgba.fill(value, (y * width + x) * 4, (y * width + x) * 4 + 3)
      }
    return rgba
  }

  it('of a registered work are known in another size and encoding, and not when they are others', {
    timeout: MINUTE,
  }, async () => {
    const original = encodePng({ width: 600, height: 400, data: draw(600, 400), channels: 4 })
    const { pdq } = await put(original, 'poster.png')
    expect(pdq).toMatch(/^[0-9a-f]{64}$/)
    await server.put('registers/works/w1', { title: 'Poster', holder: 'gallery', pdq: [pdq] })
    const copy = new Uint8Array(encodeJpeg({ width: 450, height: 300, data: draw(450, 300) }, 60).data)
    await put(copy, 'holiday.jpg')
    const shown = await upload({ name: 'holiday.jpg', sha256: hashOf(copy) })
    expect(shown.findings.flatMap(({ evidence }) => evidence.map(({ value }) => value))).toContain('w1')
    const other = encodePng({
      width: 600,
      height: 400,
      data: draw(600, 400).map((value, at) => (at % 1_100 < 500 ? 255 - value : value)),
      channels: 4,
    })
    await put(other, 'other.png')
    expect((await upload({ name: 'other.png', sha256: hashOf(other) })).findings).toEqual([])
  })

  it('of a registered work are known inline in a message as well, encoded anew', { timeout: MINUTE }, async () => {
    const copy = Buffer.from(encodeJpeg({ width: 300, height: 200, data: draw(300, 200) }, 50).data)
    const file = { name: 'fun.jpg', mediaType: 'image/jpeg', size: copy.length, data: copy.toString('base64') }
    const sent = await server.decide(eventOf('message.send', { content: { text: 'Look', files: [file] } }))
    expect(sent.effect).toBe('block')
    expect(clausesOf(sent)).toContain('content.a')
    const other = Buffer.from(encodePng({ width: 90, height: 60, data: draw(60, 90), channels: 4 }))
    const own = { name: 'own.png', mediaType: 'image/png', size: other.length, data: other.toString('base64') }
    expect((await server.decide(eventOf('message.send', { content: { text: 'Mine', files: [own] } }))).effect).toBe(
      'allow',
    )
  })

  it('that cannot be read have no such hash, and are files like any other', async () => {
    const broken = encodePng({ width: 20, height: 20, data: draw(20, 20), channels: 4 }).subarray(0, 60)
    expect(await put(broken, 'broken.png')).not.toHaveProperty('pdq')
    const plain = encodePng({ width: 64, height: 64, data: new Uint8Array(64 * 64 * 4).fill(200), channels: 4 })
    expect(await put(plain, 'plain.png')).not.toHaveProperty('pdq')
  })
})

describe('a code in a picture', () => {
  beforeAll(async () => {
    server = await startServer()
    // Whoever looks at pictures begins with the first: a message does not wait until the code of that is read.
    const first = encodePng({ width: 8, height: 8, data: new Uint8Array(256), channels: 4 })
    await put(first, 'first.png')
    await put(zipSync({ 'word/media/first.png': first }), 'first.docx')
  }, MINUTE)
  afterAll(() => server.close())

  const poster = async (leadsTo: string) => {
    const { width, height, rgba } = await drawCode(leadsTo)
    const bytes = Buffer.from(encodePng({ width, height, data: rgba, channels: 4 }))
    return { bytes, file: { name: 'poster.png', mediaType: 'image/png', size: bytes.length, sha256: hashOf(bytes) } }
  }
  const send = (file: object) =>
    server.decide(eventOf('message.send', { content: { text: 'Scan this for the new portal', files: [file] } }))
  const inline = async (leadsTo: string) => {
    const { bytes, file } = await poster(leadsTo)
    return send({ ...file, data: bytes.toString('base64') })
  }

  it('is a link: one to an imitated host waits for a person, and says which it imitates', {
    timeout: MINUTE,
  }, async () => {
    const held = await inline('https://paypa1.com/login?victim=7')
    expect(held.effect).toBe('hold')
    expect(clausesOf(held)).toContain('conduct.e')
    const seen = held.findings.flatMap(({ evidence }) => evidence).filter(({ signal }) => signal === 'link.lookalike')
    expect(seen[0]).toMatchObject({ pointer: '/data/content/files/0', value: expect.stringContaining('paypa1.com') })
    expect((await inline('https://paypal.com/invoice/1')).effect).toBe('allow')
    expect((await inline('SEAT 14, ROW B')).effect).toBe('allow')
  })

  it('is known where it leads to what is registered, also of a file that came before', {
    timeout: MINUTE,
  }, async () => {
    const entry = { url: 'https://known-bad.example/offer', clause: 'conduct.e', label: 'seen before' }
    await server.put('registers/urls/bad-1', entry)
    const { bytes, file } = await poster('https://known-bad.example/offer?lure=now')
    await put(bytes, 'poster.png')
    const blocked = await send(file)
    expect(blocked.effect).toBe('block')
    expect(blocked.findings).toContainEqual(
      expect.objectContaining({
        rule: 'listed-url',
        evidence: [expect.objectContaining({ pointer: '/data/content/files/0', value: 'seen before' })],
      }),
    )
    expect((await inline('https://known-good.example/offer')).effect).toBe('allow')
  })

  it('is read in a PDF and in a document of Office too, small or large', { timeout: MINUTE }, async () => {
    const documentsOf = async (leadsTo: string): Promise<readonly (readonly [string, Buffer])[]> => {
      const { width, height, rgba } = await drawCode(leadsTo)
      const colours = zlibSync(rgba.filter((_, at) => at % 4 !== 3))
      const pdf = Buffer.concat([
        Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8 '),
        Buffer.from(`/Width ${width} /Height ${height} /Filter /FlateDecode /Length ${colours.length} >>\nstream\n`),
        colours,
        Buffer.from('\nendstream\nendobj\ntrailer << >>\n%%EOF'),
      ])
      const letter = {
        '[Content_Types].xml': Buffer.from('<Types/>'),
        'word/document.xml': Buffer.from('<w:document/>'),
        'word/media/image1.png': encodePng({ width, height, data: rgba, channels: 4 }),
      }
      const padded = { ...letter, 'word/fonts.bin': Uint8Array.from({ length: 60_000 }, (_, at) => (at * 7_919) >> 5) }
      return [
        ['invoice.pdf', pdf],
        ['invoice.docx', Buffer.from(zipSync(letter))],
        ['fonts.docx', Buffer.from(zipSync(padded))],
      ]
    }
    const sendInline = (name: string, bytes: Buffer) =>
      send({ name, size: bytes.length, data: bytes.toString('base64') })
    for (const [name, bytes] of await documentsOf('https://paypa1.com/login?victim=8')) {
      const held = await sendInline(name, bytes)
      expect(held.effect, name).toBe('hold')
      const seen = held.findings.flatMap(({ evidence }) => evidence).filter(({ signal }) => signal === 'link.lookalike')
      expect(seen[0], name).toMatchObject({
        pointer: '/data/content/files/0',
        value: expect.stringContaining('paypa1.com'),
      })
    }
    for (const [name, bytes] of await documentsOf('https://paypal.com/invoice/2'))
      expect((await sendInline(name, bytes)).effect, name).toBe('allow')
  })

  it('is met by the domains that an organization does not want to see', { timeout: MINUTE }, async () => {
    const rule = { id: 'no-shops', clause: 'conduct.e', on: ['message.send'], effect: 'hold', reason: 'No shops here.' }
    const stated = { name: 'Poster House', kind: 'company', country: 'DE' }
    await server.put('organizations/poster-house', { ...stated, rules: [{ ...rule, domains: ['shop.example'] }] })
    const { bytes, file } = await poster('https://www.shop.example/')
    const files = [{ ...file, data: bytes.toString('base64') }]
    const data = { organization: 'poster-house', content: { text: 'Have a look', files } }
    const held = await server.decide(eventOf('message.send', data))
    expect(held.findings.map((finding) => finding.rule)).toContain('own/no-shops')
  })
})

describe('an archive that writes outside of its folder, and a file of text', () => {
  beforeAll(async () => {
    server = await startServer()
  }, MINUTE)
  afterAll(() => server.close())

  it('has its words read where it is text, along with the message or before it, and as nothing else', async () => {
    const threat = 'I will kill you tomorrow when you leave the office.'
    const send = (file: object) =>
      server.decide(eventOf('message.send', { content: { text: 'Read this', files: [file] } }))
    const held = await send(inlined('note.txt', threat))
    expect(held.effect).toBe('hold')
    expect(clausesOf(held)).toContain('content.b')
    const before = Buffer.from(`${threat} Wait for me.`)
    await put(before, 'letter.md')
    expect(await send({ name: 'letter.md', sha256: hashOf(before) })).toMatchObject({ effect: 'hold' })
    expect((await upload({ name: 'letter.md', sha256: hashOf(before) })).effect).toBe('hold')
    expect((await send({ name: 'letter.bin', sha256: hashOf(before) })).effect).toBe('allow')
    expect((await send(inlined('minutes.txt', 'The office closes at six on Monday.'))).effect).toBe('allow')
  })

  it('has its words read where it is a document, and those of one that was packed', async () => {
    const send = (file: object) =>
      server.decide(eventOf('message.send', { content: { text: 'Read this', files: [file] } }))
    const letterOf = (line: string): Buffer =>
      Buffer.from(
        zipSync({
          '[Content_Types].xml': Buffer.from('<Types/>'),
          'word/document.xml': Buffer.from(`<w:document><w:p><w:r><w:t>${line}</w:t></w:r></w:p></w:document>`),
          // As large as one is that is looked at beside the thread that decides.
          'word/theme.bin': Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7_919) >> 5),
        }),
      )
    const threat = letterOf('I will kill you tomorrow when you leave the office.')
    const inline = { name: 'letter.docx', size: threat.length, data: threat.toString('base64') }
    const held = await send(inline)
    expect(held.effect).toBe('hold')
    expect(clausesOf(held)).toContain('content.b')
    expect(JSON.stringify(held)).not.toContain('kill')
    expect(await send({ name: 'letter.docx', sha256: hashOf(threat) })).toMatchObject({ effect: 'hold' })
    const packed = Buffer.from(zipSync({ 'letter.docx': threat }))
    await put(packed, 'letters.zip')
    expect(await upload({ name: 'letters.zip', sha256: hashOf(packed) })).toMatchObject({ effect: 'hold' })
    const minutes = letterOf('The office closes at six on Monday.')
    expect(await send({ ...inline, size: minutes.length, data: minutes.toString('base64') })).toMatchObject({
      effect: 'allow',
    })
  })

  it('waits for a person, uploaded or sent, and its neighbour that does not passes', async () => {
    const zipOf = (name: string): Buffer => Buffer.from(zipSync({ [name]: Buffer.from('0 * * * * run') }))
    const [outside, within] = [zipOf('../../etc/cron.d/task'), zipOf('etc/cron.d/task')]
    await put(outside, 'backup.zip')
    const uploaded = await upload({ name: 'backup.zip', sha256: hashOf(outside) })
    expect(uploaded.effect).toBe('hold')
    expect(uploaded.findings).toMatchObject([{ clause: 'service.e', rule: 'archive-outside' }])
    const attached = (bytes: Buffer) => ({
      content: { text: 'See it', files: [{ name: 'b.zip', size: bytes.length, data: bytes.toString('base64') }] },
    })
    expect((await server.decide(eventOf('message.send', attached(outside)))).effect).toBe('hold')
    expect((await server.decide(eventOf('message.send', attached(within)))).effect).toBe('allow')
  })
})

describe('a PDF', () => {
  const pdf = (object: string): Buffer => Buffer.from(`%PDF-1.7\n1 0 obj ${object} endobj\ntrailer << /Root 1 0 R >>`)
  const linkTo = (target: string): Buffer => pdf(`<< /Subtype /Link /A << /S /URI /URI (${target}) >> >>`)
  const send = async (bytes: Buffer) => {
    await put(bytes, 'offer.pdf')
    const files = [{ name: 'offer.pdf', sha256: hashOf(bytes) }]
    return server.decide(eventOf('message.send', { content: { text: 'Our offer', files } }))
  }

  beforeAll(async () => {
    server = await startServer()
  }, MINUTE)
  afterAll(() => server.close())

  it('that reaches out by itself, or leads to an imitation, waits for a person', async () => {
    const acting = await send(
      pdf('<< /OpenAction << /S /JavaScript /JS (app.launchURL\\("https://x.example"\\)) >> >>'),
    )
    expect(acting).toMatchObject({ effect: 'hold' })
    expect(clausesOf(acting)).toContain('service.e')
    const leading = await send(linkTo('https://paypa1.com/sign-in?customer=77'))
    expect(leading).toMatchObject({ effect: 'hold' })
    expect(clausesOf(leading)).toContain('conduct.e')
    // What the customer was asked for is nobody's business: the evidence names the host.
    expect(JSON.stringify(leading)).not.toContain('customer')
  })

  it('that calculates, and leads where it says, waits for nobody', async () => {
    const form = pdf('<< /FT /Tx /AA << /C << /S /JavaScript /JS (AFSimple_Calculate\\("SUM", ["a", "b"]\\);) >> >> >>')
    expect(await send(form)).toMatchObject({ effect: 'allow' })
    expect(await send(linkTo('https://www.paypal.com/invoice'))).toMatchObject({ effect: 'allow' })
  })
})
