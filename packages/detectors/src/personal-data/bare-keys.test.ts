import { SignalValues } from '@goodstanding/model'
import { expect, it } from 'vitest'
import { detectPersonalData } from './index.ts'

function secretsIn(text: string) {
  const sink = new SignalValues()
  detectPersonalData([{ pointer: '/t', text }], { ownEmails: [], ownPhones: [], country: null }, sink)
  return sink.evidence('personal.secrets').map(({ start, end }) => text.slice(start, end))
}

// In pieces, so that no scanner of this repository takes them for keys that somebody lost.
const botOf = (number: string) =>
  [Buffer.from(number).toString('base64').replaceAll('=', ''), 'GhT9xK', 'q8Zr2kVtY5nWb1XcD4sLh7JmP0GaTzEu6RiOq3'].join(
    '.',
  )
const HEX = ['9f86d081884c7d65', '9a2feaa0c55ad015']
const OTHER = ['3b5d61c2e0f4a798', 'd15c6a2b0f8e4713']
const key = (letters: string, hex: string[]) => letters + hex.join('')
const hook = (path: string) =>
  [
    'https://discord.com/api',
    path,
    '841927365018273645',
    'q8Zr2kVtY5nWb1XcD4sLh7JmP0GaTzEu6RiOq3Wy_8q8Zr2kVtY5nWb1XcD4sLh7-Jm',
  ].join('/')

it.each(['84192736501827364', '841927365018273645', '1284192736501827364', '91284192736501827364'])(
  "the token of a bot is told by its number, %s, in Discord's form",
  (number) => expect(secretsIn(`bot runs with ${botOf(number)} now`)).toEqual([botOf(number)]),
)

it.each(['webhooks', 'v9/webhooks', 'v10/webhooks'])('a webhook of Discord is told by its address: %s', (path) =>
  expect(secretsIn(`post to ${hook(path)}`)).toEqual([hook(path)]),
)

it.each([
  [`use ${key('SK', HEX)} for calls`, [key('SK', HEX)]],
  [`curl -u ${key('AC', HEX)}:${key('', OTHER)} api`, [key('', OTHER)]],
  [`SID ${key('AC', HEX)}, and the token of it is ${key('', OTHER)}.`, [key('', OTHER)]],
  [`${key('', OTHER)} belongs to ${key('AC', HEX)}`, [key('', OTHER)]],
  [`账号${key('AC', HEX)}，令牌${key('', OTHER)}`, [key('', OTHER)]],
])("Twilio's are told by their form: %s", (text, keys) => expect(secretsIn(text)).toEqual(keys))

it.each([
  // Letters that no digits make, other lengths, and names with stops.
  `MTabcdefghijklmnopqrstuv.GhT9xK.q8Zr2kVtY5nWb1XcD4sLh7JmP0GaTz1`,
  botOf('841927365018273645').slice(0, 40),
  `${Buffer.from('841927365018273645').toString('base64')}.GhT9xK7.q8Zr2kVtY5nWb1XcD4sLh7JmP0GaTzEu6RiOq3`,
  'org.apache.commons.lang3.StringUtils, see com.acme9.backend.billing.InvoiceServiceImplementation2',
  hook('guilds'),
  'https://discord.com/developers/docs/resources/webhooks/841927365018273645/',
  // The number of an account alone, of a message, of a commit, of a file, and what is shorter, longer or in capitals.
  `our account is ${key('AC', HEX)}`,
  `${key('AC', HEX)} sent ${key('SM', OTHER)}`,
  `https://api.twilio.com/2010-04-01/Accounts/${key('AC', HEX)}/Recordings/${key('RE', OTHER)}.mp3`,
  `${key('AC', HEX)} wrote 2f${key('', OTHER)}aa`,
  `${key('AC', HEX)} keeps /cache/${key('', OTHER)}.png`,
  `${key('AC', HEX)} is spoken of at length here, and only far below, in another sentence, stands ${key('', OTHER)}`,
  key('SK', HEX).slice(0, -1),
  `${key('SK', HEX)}7`,
  `TASK${key('', HEX)}`,
  key('SK', HEX).toUpperCase(),
  `SK${'0'.repeat(32)}`,
  'SKUs 12345678 and AC 230V, 1.2.3 and 10.20.30',
])('what only looks like one is none: %s', (text) => expect(secretsIn(text)).toEqual([]))
