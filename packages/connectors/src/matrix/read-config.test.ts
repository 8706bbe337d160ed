import { describe, expect, it } from 'vitest'
import { WITHOUT_ANSWER } from './config.ts'
import { type Environment, readConfig } from './read-config.ts'

const ENVIRONMENT: Environment = {
  GOODSTANDING_URL: 'http://127.0.0.1:4600/',
  GOODSTANDING_SERVICE_TOKEN: 'gst_0123456789abcdef',
  SYNAPSE_URL: 'http://127.0.0.1:8008',
  SYNAPSE_TOKEN: 'syt_x',
  MATRIX_CONNECTOR_SECRET: '0123456789abcdef',
}
const ORGANIZATIONS = [{ id: 'acme', servers: ['acme.example'] }]

const mistakesOf = (file: unknown, environment = ENVIRONMENT): readonly string[] => {
  const read = readConfig(JSON.stringify(file), environment)
  return read.ok ? [] : read.mistakes
}

describe('the configuration', () => {
  it('needs little, and says what it takes for the rest', () => {
    const read = readConfig(JSON.stringify({ organizations: ORGANIZATIONS }), ENVIRONMENT)
    expect(read).toMatchObject({
      ok: true,
      config: {
        listen: { host: '127.0.0.1', port: 4650 },
        goodstanding: { url: 'http://127.0.0.1:4600', publicUrl: 'http://127.0.0.1:4600' },
        withoutAnswer: WITHOUT_ANSWER,
        hold: 'refuse',
        standing: { suspended: 'suspend', terminated: 'lock', limited: null },
      },
    })
  })

  it('is over the file by variables', () => {
    const file = {
      organizations: ORGANIZATIONS,
      secret: 'that-of-the-file-0123',
      withoutAnswer: { user_may_invite: 'allow' },
    }
    const read = readConfig(JSON.stringify(file), ENVIRONMENT)
    expect(read).toMatchObject({
      config: { secret: '0123456789abcdef', withoutAnswer: { ...WITHOUT_ANSWER, user_may_invite: 'allow' } },
    })
  })

  it('names every mistake by its place, at once', () => {
    const file = {
      organisations: [],
      listen: { port: 'x' },
      hold: 'keep',
      standing: { limited: { messagesPerSecond: 0 } },
      withoutAnswer: { user_may_join_room: 'allow' },
      organizations: [{ id: 'acme', users: ['('] }, { id: '' }],
      reports: { clauses: [{ match: '^spam' }] },
    }
    const { SYNAPSE_URL: _, ...without } = ENVIRONMENT
    const mistakes = mistakesOf(file, { ...without, MATRIX_CONNECTOR_SECRET: 'short' })
    for (const place of [
      'organisations is not known',
      'listen.port must be',
      'hold must be one of refuse, deliver',
      'standing.limited.messagesPerSecond must be a whole number from 1',
      'withoutAnswer.user_may_join_room is not known',
      'organizations[0].users[0] is no regular expression',
      'organizations[1].id must be',
      'organizations[1] names nobody',
      'reports.clauses[0].clause must be',
      'synapse.url (SYNAPSE_URL) is missing',
      'secret (MATRIX_CONNECTOR_SECRET) must have 16 characters',
    ])
      expect(
        mistakes.some((mistake) => mistake.startsWith(place)),
        `${place}\n${mistakes.join('\n')}`,
      ).toBe(true)
    expect(mistakesOf([])).toEqual(['The file is no JSON object.'])
    expect(mistakesOf({})[0]).toContain('organizations must list one organization or more')
  })

  it('takes a pattern for the whole id, so that nobody belongs to an organization by a name that contains it', () => {
    const read = readConfig(
      JSON.stringify({ organizations: [{ id: 'a', users: ['@a-.*:acme\\.example'] }] }),
      ENVIRONMENT,
    )
    const [pattern] = read.ok ? read.config.organizations[0].users : []
    expect(
      ['@a-li:acme.example', '@x@a-li:acme.example', '@a-li:acme.example.evil.test'].map((id) => pattern?.test(id)),
    ).toEqual([true, false, false])
  })
})
