import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createWordIndex } from '../classifier/word-index.ts'
import { openShippedText } from '../text/open-test-text.ts'
import { createTextReading } from '../text/read-text.ts'

const { lexicon, model } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const readFeatures = createTextReading(lexicon, createWordIndex(model.words.hashes))

function read(text: string): string {
  const { folded } = readFeatures(text)
  return String.fromCharCode(...folded.units.subarray(0, folded.length))
}

describe('words that are nearly known', () => {
  it.each([
    ['you are an idoit and i wlil klil yuo', 'you are an idiot and i will kill you'],
    ['i wll fnd you and brak your legs', 'i will find you and break your legs'],
    ['iwill killyou tonight', 'i will kill you tonight'],
    ['I cannot w a i t u n t i l they are all s h o t!', 'i cannot wait until they are all shot!'],
    ['L4wy3r5 are 1d1075.', 'lawyers are idiots.'],
    [
      'My side husttle runs oer the wokr account, nobody knnows',
      'my side hustle runs over the work account, nobody knows',
    ],
    ['I ex ported all co ntacts to my pr ivate la ptop', 'i exported all contacts to my private laptop'],
    ['I wi🔥ll fi🔥nd yo🔥u', 'i will find you'],
    ['say IWillFindYouTonight', 'say i will find you tonight'],
    ["AsTheAdministratorISuspendAnyoneWhoDoesn'tPay", "as the administrator i suspend anyone who doesn't pay"],
    ['Exp0rt3d @11 c0n7@c7$ t0d@y', 'exported @11 contacts today'],
    ['Keep them 0u7 of 0ur 5ch0015', 'keep them out of our schools'],
  ])('are read: %s', (text, folded) => {
    expect(read(text)).toBe(folded)
  })

  it.each([
    'please restart kubectl and the nagios daemon on web01',
    'ask Cockburn or Nkemelu, and Dickson too',
    'b2b 2026 h2o mp3 i5 x86 k8s s3 i18n h264 sha256 utf8 v1alpha1 web3 r2d2 l10n',
    'the password is hT5!mNb8vC, the token aTm7nBx9, and the column is mnb',
    'j. r. r. tolkien, plan b is ok, option a or b, c and d',
    'ich bringe dich um drei uhr zum bahnhof und hole dich ab',
    'je vais vous envoyer le dossier demain matin',
    'si te encuentro en el aparcamiento te lo digo',
    'ask Al and Jo in the vs code chat, or McDonald and the iPhone team',
    'the p@ssw0rd1 of the KubeletProxy is $5k, v1.2+3',
  ])('stay as they are when they are names, codes or another language: %s', (text) => {
    expect(read(text)).toBe(text.toLowerCase())
  })

  it('stay in a long text, where slips are chance', () => {
    const long = `${'the meeting is at three and the room is booked. '.repeat(30)}yuo are late`
    expect(read(long)).toContain('yuo are late')
  })

  it('hide nothing by themselves: a slip is no disguise, digits for letters are', () => {
    expect(readFeatures('you are an idoit').folded.obfuscation).toBe(0)
    expect(readFeatures('L4wy3r5 are 1d1075.').folded.obfuscation).toBeGreaterThan(0)
  })

  it('keep their places in the source, in order and inside it', () => {
    const words = [
      'idoit',
      'wiﬃwill',
      'ki',
      'll',
      '**',
      'IWillFindYou',
      'killyou',
      'wll',
      'the',
      'w a i t',
      '1d1075',
      'Dickson',
      'yuo',
      '。',
      '杀',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (parts) => {
        const text = parts.join(' ')
        const { starts, ends, length } = readFeatures(text).folded
        for (let at = 0; at < length; at += 1) {
          expect(starts[at] ?? 0).toBeLessThanOrEqual(ends[at] ?? 0)
          expect(ends[at] ?? 0).toBeLessThanOrEqual(text.length)
          if (at > 0) expect(starts[at] ?? 0).toBeGreaterThanOrEqual(starts[at - 1] ?? 0)
        }
      }),
    )
  })
})
