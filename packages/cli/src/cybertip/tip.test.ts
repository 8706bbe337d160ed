import { isWellFormed } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { type Added, INCIDENTS, missingIn, reportOf, type SealedCase, type SealedFinding, tipOf } from './tip.ts'
import { writeXml } from './write-xml.ts'

const HASH = 'ab'.repeat(32)
const finding: SealedFinding = {
  ...{ decision: 'dec_1', at: '2026-12-03T09:55:12.105Z', type: 'file.upload', event: 'e-1', account: 'u-7' },
  ...{ name: 'Li Wei', hashes: [HASH], clauses: ['content.b'], isListed: true },
}
const found: SealedCase = {
  id: 'case_1',
  findings: [{ ...finding, at: '2026-12-04T00:00:00.000Z', decision: 'dec_2', account: 'u-8', name: 'Ana' }, finding],
  copies: [],
  more: 0,
  clauses: new Map([['content.b', 'Harm, bullying, threats']]),
}
const added: Added = {
  reporter: { firstName: 'Carla', lastName: 'Núñez', mail: 'counsel@operator.example' },
  ...{ service: 'Quill & Sons', incident: null, screenName: null, mail: null },
}
const written = (one: SealedCase, with_: Added = added) =>
  writeXml(reportOf(tipOf(one, with_), 'https://x.example/xsd'))

describe('a report of a case', () => {
  it('says how much else is in the case, and nothing of it where there is nothing', () => {
    expect(written({ ...found, more: 3 })).toContain('3 more in this case are not listed here.')
    expect(written(found)).not.toContain('not listed here')
  })

  it('names its parts in the order of the schema, and the first account, time and hash of the case', () => {
    const xml = written(
      { ...found, findings: [finding, ...found.findings.slice(0, 1)] },
      { ...added, screenName: 'lw', mail: 'lw@x.example' },
    )
    expect([...xml.matchAll(/<([a-zA-Z]+)/g)].map(([, name]) => name)).toEqual([
      ...['report', 'incidentSummary', 'incidentType', 'incidentDateTime', 'incidentDateTimeDescription'],
      ...['reporter', 'reportingPerson', 'firstName', 'lastName', 'email', 'personOrUserReported'],
      ...['personOrUserReportedPerson', 'email', 'espIdentifier', 'espService', 'screenName', 'displayName'],
      'additionalInfo',
    ])
    for (const words of [
      `<incidentType>${INCIDENTS.material}</incidentType>`,
      '<incidentDateTime>2026-12-03T09:55:12.105Z</incidentDateTime>',
      '<espIdentifier>u-7</espIdentifier>',
      '<espService>Quill &amp; Sons</espService>',
      '<displayName>Li Wei</displayName>',
      'Other accounts in the case: u-8.',
      'content.b (Harm, bullying, threats)',
      HASH,
    ])
      expect(xml).toContain(words)
    expect(isWellFormed(xml)).toBe(true)
  })

  it('of messages says by which program they were sent', () => {
    const sent = written({ ...found, findings: [{ ...finding, type: 'message.send' }] })
    expect(sent).toContain('<chatClient>Quill &amp; Sons</chatClient>')
    expect(written(found)).not.toContain('chatClient')
  })

  it('stays well formed whatever people are called, without what XML cannot hold', () => {
    const name = `]]></report><!--\u0000\u0008\ud800\ufffe "Q" & co 😀`
    const xml = written({ ...found, findings: [{ ...finding, name }] })
    expect(isWellFormed(xml)).toBe(true)
    expect(xml).toContain('<displayName>]]&gt;&lt;/report&gt;&lt;!-- &quot;Q&quot; &amp; co 😀</displayName>')
  })

  it('says what it lacks', () => {
    expect(missingIn(tipOf(found, added))).toEqual([])
    const unlisted = { ...found, findings: [{ ...finding, isListed: false, account: null }] }
    expect(missingIn(tipOf(unlisted, { ...added, reporter: null }))).toEqual(['reporter', 'incident', 'account'])
    expect(missingIn(tipOf(unlisted, { ...added, incident: 'enticement' }))).toEqual(['account'])
    expect(missingIn(tipOf({ ...found, findings: [] }, added))).toEqual(['incident', 'account', 'time'])
  })

  it('of what somebody reported is about the account that they named, at the time of their report', () => {
    const copy = { evidence: 'ev_1', copiedAt: '2026-12-05T00:00:00.000Z', account: 'u-9', hashes: [HASH] }
    const xml = written({ ...found, findings: [], copies: [copy] }, { ...added, incident: 'material' })
    expect(xml).toContain('<espIdentifier>u-9</espIdentifier>')
    expect(xml).toContain('<incidentDateTime>2026-12-05T00:00:00.000Z</incidentDateTime>')
    expect(xml).toContain(HASH)
  })
})
