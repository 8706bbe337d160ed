import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const SIGNAL = 'text.crime-incitement'

describe('a call to what everybody does every day', () => {
  it.each([
    'Let us all walk to the station together',
    'Let us all take a break together',
    'Everyone, let us take a break',
    'Come on, let us all watch the demo together',
    'Let us all break for lunch together',
    'Everyone, let us meet at the entrance together',
    'Come on, let us all drive to the customer together',
    'Let us all shoot a photo together',
    "Let's hit the target together",
    'everyone send him birthday wishes',
    'everyone send him a postcard',
    'Team, please give her a big hand',
  ])('is none to a crime: %s', (text) => expect(valueOf(SIGNAL, text)).toBeLessThan(LOOK))

  it.each([
    'Let us all shoot the judge',
    'Let us all loot the shops',
    'Let us all break into the warehouse tonight',
    "Let's ambush the guards",
    'Everyone, let us burn the town hall',
    "Let's burgle the villa while they are away",
    'Let us all evade customs together',
    'Let us rob the bank and take a break',
    'Let us all meet at the station and set the police cars on fire',
  ])('is one, though it begins alike: %s', (text) => expect(valueOf(SIGNAL, text)).toBeGreaterThanOrEqual(LOOK))
})
