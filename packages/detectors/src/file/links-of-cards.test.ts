import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { analyseFile } from './index.ts'

const BAD = 'https://paypa1.com/login?who=7'
const linksOf = (name: string, bytes: Uint8Array) =>
  analyseFile({ name, mediaType: null, size: null, sha256: null, bytes }).links

const CARDS: Readonly<Record<string, string>> = {
  'invoice.url': `[InternetShortcut]\r\nURL=${BAD}\r\n`,
  'bom.url': `\u00ef\u00bb\u00bf[InternetShortcut]\nURL=${BAD}\n`,
  'meeting.ics': `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:Join https://pay\r\n pa1.com/login now\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
  'bank.vcf': `BEGIN:VCARD\r\nFN:Bank\r\nURL:${BAD}\r\nEND:VCARD\r\n`,
  'portal.webloc': `<?xml version="1.0"?><plist><dict><key>URL</key><string>${BAD}</string></dict></plist>`,
}

describe('small files that lead on', () => {
  it.each(Object.entries(CARDS))('%s leads to its host, and the rest is not kept', (name, text) => {
    expect(linksOf(name, strToU8(text, true))).toEqual(['https://paypa1.com/'])
  })

  it.each(['list.csv', 'note.txt', 'hosts.log'])('%s only names what it names', (name) => {
    expect(linksOf(name, strToU8(`seen today: ${BAD}\n`))).toEqual([])
  })

  it('are read as fast as any, however long', () => {
    const long = strToU8(`BEGIN:VCALENDAR\r\n${'https://a.example/ '.repeat(60_000)}`)
    expect(linksOf('long.ics', long)).toEqual(['https://a.example/'])
    expect(linksOf('blank.ics', strToU8(' \r\n'.repeat(300_000)))).toEqual([])
  })

  it('are read as they are written: a host in letters of another script is that host', () => {
    const card = strToU8('[InternetShortcut]\r\nURL=https://p\u0430ypal.com/login\r\n')
    expect(linksOf('invoice.url', card)).toEqual(['https://xn--pypal-4ve.com/'])
  })

  it('are no secret in an archive', () => {
    const packed = zipSync({ 'invoice.url': strToU8(CARDS['invoice.url'] ?? '') })
    expect(linksOf('invoice.zip', packed)).toEqual(['https://paypa1.com/'])
  })
})
