/** What firms hold out to the public: beside a well-known name and nothing else they read as its own, though a few are another's trade. */
import { isOfDesk } from './role-words.ts'

const set = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** Gifts and draws are held out in the name of whoever is known: an ordinary word is then the company as well. */
const OF_A_DRAW = set(
  'giveaway giveaways voucher vouchers coupon coupons lottery lotto sweepstake sweepstakes raffle prize prizes airdrop cashback gewinnspiel gutschein gutscheine sorteo premios ' +
    'chongzhi hongbao',
)

const OF_AN_OFFER = set(
  'express parcel parcels courier shipping shipment shipments tracking customs clearance logistics freight redelivery technical gift gifts card cards promo promotion promotions ' +
    'bonus wealth credit credits loan loans insurance mortgage mortgages investment investments advisory audit auditing licence license licensing ticket tickets ticketing booking ' +
    'bookings reservation reservations renewal renewals subscription subscriptions membership driver riders admission admissions scholarship scholarships internship internships talent ' +
    'update updates prevention detection protection complaint complaints claim claims authentication wallet pay points zustellung paket paketdienst paketzustellung paketservice zustelldienst kurierdienst sendungsverfolgung lieferung karriere livraison colis envio entrega spedizione',
)

/** Whether these words hold out a gift, and which of them say so. */
function drawWordsOf(words: readonly string[]): (word: string) => boolean {
  const isGiftCard = words.some((word, at) => /^gifts?$/.test(word) && /^cards?$/.test(words[at + 1] ?? ''))
  return (word) => OF_A_DRAW.has(word) || (isGiftCard && /^(?:gift|card)s?$/.test(word))
}

const isOfOffer = (word: string): boolean => OF_A_DRAW.has(word) || OF_AN_OFFER.has(word)

/** Beside these even an ordinary word is the company that is so called: `Dell Technical Support`. */
const OF_SUPPORT = set('support helpdesk billing kundenservice kundendienst soporte assistance customer')

/** What is asked about there. */
const OF_A_DEVICE = set(
  'printer printers laptop laptops phone phones iphone ipad macbook tablet device devices fuel router modem',
)

/** `Visa Card Services`: banks call so what swindlers call from. */
const isCardService = (words: readonly string[]): boolean =>
  words.some((word, at) => /^cards?$/.test(word) && /^(?:member)?services?$/.test(words[at + 1] ?? ''))

/** Which words beside a name that is itself a word, and beside one that is none, are held out by whoever is called so. */
export function offerWordsOf(words: readonly string[]): Record<'besideWord' | 'besideName', (word: string) => boolean> {
  const isOfDraw = drawWordsOf(words)
  const isDrawn = words.some(isOfDraw)
  const isSupported = words.some((word) => OF_SUPPORT.has(word)) || isCardService(words)
  return {
    besideWord: (word) =>
      (isDrawn && isOfDraw(word)) || (isSupported && (isOfOffer(word) || isOfDesk(word) || OF_A_DEVICE.has(word))),
    besideName: isOfOffer,
  }
}
