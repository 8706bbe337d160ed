/**
 * Plain terms that are ordinary at work: who owns a service says so, a board cuts deeper into its budget, a till is emptied. Each innocent line
 * was held back as long as its term alone decided; what is meant by the same words still is, or is at least seen by a person.
 */
import { readFileSync } from 'node:fs'
import type { SignalName } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { openShippedText } from './open-test-text.ts'

const { valueOf } = openShippedText(() =>
  readFileSync(new URL('../../../../models/text/text-model.bin', import.meta.url)),
)
const LOOK = 0.6
const ACT = 0.85

type Pair = readonly [signal: SignalName, innocent: string, meant: string]

const HELD: readonly Pair[] = [
  [
    'text.self-harm',
    'Take all the pills out of the sample box and count them for the audit',
    'just take all the pills tonight, nobody will miss you',
  ],
  [
    'text.self-harm',
    'Tips for cutting acrylic sheet without cracking it are on the wiki',
    'some tips for cutting without your parents finding out',
  ],
  [
    'text.self-harm',
    'Ask Jo for cutting tips before you start on the curtain fabric',
    'cutting tips: where to do it so that nobody sees',
  ],
  [
    'text.self-harm',
    'You will burn your arms if you reach over the fryer like that',
    'burn your arms to feel something',
  ],
  ['text.self-harm', 'Dear old coffee machine, please die so that we can get a new one', 'please die'],
  ['text.extremism', 'The lab needs more blood and soil samples from site B', 'blood and soil, brothers'],
  ['text.extremism', 'The 14 words on the vocabulary list are for Thursday', '14 words brother, remember them'],
  [
    'text.crime-incitement',
    'Just steal the layout from the old report, nobody minds',
    'just steal the laptops from the office tonight',
  ],
  [
    'text.crime-incitement',
    'Just steal some of my slides, they are in the shared folder',
    'just steal some phones from the warehouse, nobody counts them',
  ],
  [
    'text.crime-incitement',
    "Steal it from the wiki template, it's already formatted",
    'steal it from the store, they are insured',
  ],
  [
    'text.crime-incitement',
    "Let's rob Peter to pay Paul: move two testers to the mobile team",
    "let's rob the jewellery store tonight",
  ],
  [
    'text.dangerous-instruction',
    "Bath bomb making is Thursday's craft, we need citric acid",
    'bomb making guide for beginners',
  ],
  ['text.property-threat', 'You can burn this office ISO to a USB stick', 'burn this office with all of them inside'],
  [
    'text.hoax',
    'Please forward to everyone you know in the department who needs a laptop',
    'Forward to everyone you know: the water is poisoned',
  ],
  ['text.hoax', 'Send this to 10 people in the pilot group', 'send this to 10 people or your account closes'],
  ['text.fraud', 'You are owed a refund from the canteen, 4.20', 'you are owed a refund, enter your card here'],
  ['text.hate', 'The chinks in the wall let the draught in', 'those chinks took our jobs'],
  ['text.threat', "I know where you live, I'll drop the laptop off", 'i know where you live'],
  ['text.threat', "I'll find you and we can walk over together", "i'll find you and break your legs"],
  ['text.violence', 'The project execution video is on the intranet', 'execution videos uncensored, download here'],
  ['text.animal-cruelty', 'The crush video from the packaging line shows the jam', 'crush videos with kittens, dm'],
  ['text.account-trade', 'Admin login for the printer is on the label', 'admin login for sale, 300 usd'],
  [
    'text.official-claim',
    'This is the official support calendar',
    'this is the official support, confirm your account here',
  ],
  [
    'text.official-claim',
    "I'm from the platform team, can I join your planning?",
    "i'm from the platform, give me your code",
  ],
  [
    'text.official-claim',
    'I am from the platform team and happy to help with the cluster',
    'i am from the platform and i can unban you for 50',
  ],
  [
    'text.official-claim',
    'On behalf of the platform team, thanks for the migration',
    'on behalf of the platform i ask you for your id',
  ],
  [
    'text.doxxing',
    'Here is her address: reception, so you can send flowers',
    'here is her address: 12 Mill Road, go tell her what you think',
  ],
  [
    'text.doxxing',
    'Please share her address with the florist',
    'share her address with everybody so they can shout at her window',
  ],
  ['text.doxxing', "Let's pay her a visit at the hospital on Sunday", "let's pay her a visit at home and scare her"],
  ['text.doxxing', 'Post his number on the door for deliveries', 'post his number everywhere, call him all night'],
  [
    'text.attack-service',
    "We need a hacker for the hackathon's fourth team",
    "need a hacker to get into my wife's phone",
  ],
  ['text.gambling', 'Play baccarat at the charity night with toy money', 'play baccarat and win big tonight'],
  ['text.gambling', 'Taking bets on when the lift gets fixed', "taking bets on tonight's match, cash only, dm me"],
  ['text.drugs', 'Coke for sale in the canteen fridge, 1 euro', 'coke for sale, dm me'],
  ['text.drugs', 'Pills for sale in aisle 5 need the new price label', 'pills for sale, discreet shipping'],
  [
    'text.weapons',
    'We sell guns and ammo in the licensed department, new staff need the permit course',
    'sell guns without papers, dm',
  ],
  ['text.weapons', 'No background checks are needed for visitors with escort', 'guns for sale, no background check'],
  ['text.forged-documents', 'Should I buy a degree wheel for the engine shop?', 'buy a degree without studying, dm'],
  [
    'text.forged-documents',
    'They buy passport covers for the gift bags',
    'buy passports, real and registered, worldwide',
  ],
  ['text.forged-documents', 'Novelty IDs for the party: funny name badges', 'novelty ids that scan, 60 usd'],
  ['text.forged-documents', 'Registered passport numbers are in the visitor list', 'registered passports for sale'],
  ['text.stolen-data', 'The database for sale items needs an index', 'database for sale, 2 million customers, fresh'],
  ['text.stolen-data', 'Vinyl records for sale in the lobby', 'customer records for sale, dm me'],
  ['text.stolen-data', 'Logs for sale: firewood at the farm, 80 a load', 'logs for sale, banks and mail, fresh'],
  ['text.laundering', 'Please launder your lab coats weekly', 'launder your money with us, 10 percent fee'],
  ['text.laundering', 'Laundering service for the hotel linen costs more', 'laundering service, usdt, 5 percent'],
  [
    'text.laundering',
    'Rinse the sample and wash it through twice',
    'wash it through two accounts and send me the rest',
  ],
  [
    'text.laundering',
    'Split the cash between the two tills',
    "split the cash into small deposits so the bank doesn't ask",
  ],
  ['text.laundering', 'Split the deposits by branch in the report', 'split the deposits so that nobody asks'],
  ['text.laundering', 'Emissions are under the reporting limit', 'keep each deposit under the reporting limit'],
]

/** What is meant is no longer held here: a person looks. */
const LOOKED_AT: readonly Pair[] = [
  ['text.self-harm', 'We need to cut deeper into the budget this year', 'you should cut deeper'],
  ['text.self-harm', 'Cut deeper into the foam so that the speaker sits flush', 'go on, cut deeper, you coward'],
  [
    'text.hoax',
    'Offices will be locked down tomorrow for the alarm test',
    'will be locked down tomorrow, a friend at the ministry said it, stock up',
  ],
  [
    'text.hoax',
    'Forward this to at least one other person on your shift',
    'forward this to at least 15 people or bad luck follows',
  ],
  ['text.violence', 'The photographer cut off her head in the group shot', 'he cut off her head, video attached'],
  ['text.animal-cruelty', 'The lamp may burn the cat, move it', 'burn the cat, film it'],
  ['text.account-trade', 'Finance wants the accounts in bulk as PDF', 'accounts in bulk, verified, cheap'],
  [
    'text.account-trade',
    'Transfer of ownership of the account goes from Ben to me, he moves teams',
    'transfer of ownership of the account after payment',
  ],
  ['text.official-claim', 'Our company owns this building', 'our company owns this app, we decide who stays'],
  ['text.official-claim', 'We own this service, so the on-call is ours', 'we own this service, obey'],
  ['text.official-claim', "The operator's team lead is off today", "the operator's team asks you to confirm your data"],
  ['text.attack-service', 'Hacking services by the pen test vendor cost 9k', 'hacking services, any account, dm me'],
]

/** And other lines of their kind: a term alone holds nothing back. */
const BELOW_ACTION: readonly (readonly [SignalName, string])[] = [
  ['text.self-harm', 'Anyone who wants to leave early, go jump off, I will record the rest'],
  ['text.self-harm', 'Maybe you should end it with a call to action'],
  ['text.laundering', 'Rinse the lentils and wash it through a colander'],
  ['text.laundering', 'Cadmium came back below the reporting limit'],
  ['text.stolen-data', 'Firewood logs for sale, ask Pete'],
  ['text.official-claim', 'Officially approved by the board'],
  ['text.official-claim', 'We are certified by TUV since May'],
  ['text.account-trade', 'Admin login for staging is broken'],
  ['text.violence', 'The quarry was gouged out by glaciers'],
  ['text.hoax', 'Catering: buy food now, drinks on the day'],
  ['text.dangerous-instruction', 'We store ammonium nitrate and urea in separate bays'],
]

describe('a plain term at work', () => {
  it.each([...HELD, ...LOOKED_AT])('asks nobody: %s, %s', (signal, innocent) => {
    expect(valueOf(signal, innocent)).toBeLessThan(LOOK)
  })
  it.each(HELD)('is kept back where it is meant: %s, not %s but %s', (signal, _, meant) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(ACT)
  })
  it.each(LOOKED_AT)('is seen by a person where it is meant: %s, not %s but %s', (signal, _, meant) => {
    expect(valueOf(signal, meant)).toBeGreaterThanOrEqual(LOOK)
  })
  it.each(BELOW_ACTION)('is never kept back by itself: %s, %s', (signal, innocent) => {
    expect(valueOf(signal, innocent)).toBeLessThan(ACT)
  })
})
