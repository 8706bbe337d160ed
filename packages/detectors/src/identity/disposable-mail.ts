/** Mail addresses that anybody takes for ten minutes and nobody owns. Relays that forward to a person's own mailbox are none of them. */
import type { SignalSink } from '@goodstanding/model'
import { canonicalEmail } from './canonical.ts'

/** Own compilation of services in public use; most have further domains by the hundred, which no list follows. */
const DISPOSABLE: ReadonlySet<string> = new Set(
  (
    '10minutemail.com 10minutemail.net 10mail.org 20minutemail.com 1secmail.com 1secmail.net 1secmail.org byom.de correotemporal.org crazymailing.com ' +
    'deadaddress.com discard.email discardmail.com disposablemail.com dispostable.com dropmail.me emailfake.com emailondeck.com emailtemporanea.net emltmp.com etranquil.com ' +
    'fakeinbox.com fakemail.net fakemailgenerator.com filzmail.com generator.email getairmail.com getnada.com grr.la guerrillamail.biz guerrillamail.com guerrillamail.de ' +
    'guerrillamail.info guerrillamail.net guerrillamail.org guerrillamailblock.com harakirimail.com inboxbear.com inboxkitten.com incognitomail.org kasmail.com linshiyouxiang.net ' +
    'luxusmail.org mail-temp.com mail.tm mail7.io mailcatch.com maildrop.cc mailexpire.com mailforspam.com mailinator.com mailinator.net mailinator2.com mailmoat.com mailnesia.com ' +
    'mailnull.com mailpoof.com mailsac.com mailtemp.net mailto.plus mailtothis.com meltmail.com minuteinbox.com mintemail.com moakt.cc moakt.com mohmal.com mt2015.com mytemp.email ' +
    'mytrashmail.com nada.email no-spam.ws nowmymail.com objectmail.com onetimeemail.net owlymail.com pokemail.net rcpt.at receiveee.com sharklasers.com sofort-mail.de ' +
    'spam4.me spambog.com spambox.us spamdecoy.net spamfree24.org spamhole.com spaml.com tafmail.com tempail.com tempinbox.com tempmail.com tempmail.dev ' +
    'tempmail.net tempmail.plus tempmailaddress.com tempmailo.com temp-mail.io temp-mail.org temporary-mail.net tempr.email throwam.com throwawaymail.com tmail.ws tmailor.com tmpmail.net ' +
    'tmpmail.org trash-mail.com trash-mail.de trashmail.at trashmail.com trashmail.de trashmail.me trashmail.net trashmail.ws trbvm.com wegwerfemail.de wegwerfmail.de wegwerfmail.net ' +
    'wegwerfmail.org yopmail.com yopmail.fr yopmail.net zeroe.ml zetmail.com 027168.com chacuo.net bccto.me 24mail.chacuo.net linshiyou.com snapmail.cc'
  ).split(' '),
)

/** Whether the address is of such a service, at its domain or below it. */
export function isDisposableMail(email: string): boolean {
  const labels = (canonicalEmail(email) ?? '').split('@').at(-1)?.split('.') ?? []
  return labels.some((_, from) => DISPOSABLE.has(labels.slice(from).join('.')))
}

/** Says `identity.disposable-mail`. */
export function screenDisposableMail(email: string | null, pointer: string, sink: SignalSink): void {
  if (email !== null && isDisposableMail(email))
    sink.see('identity.disposable-mail', 1, { pointer: `${pointer}/email` })
}
