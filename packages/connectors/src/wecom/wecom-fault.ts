/** No answer of WeCom, or one that says no. It never holds a token or a secret. */

/** What WeCom's codes ask of whoever runs the connector. Others speak for themselves. */
const ADVICE: Readonly<Record<number, string>> = {
  40001: 'The secret is not that of this corp or app.',
  40013: 'The corp id is wrong.',
  48002: 'The app may not make this call: give it the permission in the console.',
  60011: 'The app may not see or change this member: widen its visible range, or use the secret of the directory.',
  60020: 'The address of this machine is not among the trusted ones of the app.',
  60111: 'No such member.',
  301002: 'The app may not do this to what another app made.',
}
const SYSTEM_BUSY = -1
/** A secret that was changed, a wrong corp, a machine that is not trusted: they refuse everything alike, until somebody puts them right. */
const LETS_NOBODY_IN = new Set([40_001, 40_013, 60_020])

export class WeComFault extends Error {
  /** Such as `user/update`. */
  readonly call: string
  /** Null: no answer that could be read. */
  readonly errcode: number | null
  /** Milliseconds since 1970 before which the same call is refused again; null: it may be made at once. */
  readonly notBefore: number | null
  constructor(call: string, errcode: number | null, words: string, notBefore: number | null = null) {
    const advice = errcode === null ? undefined : ADVICE[errcode]
    super(
      `${call} ${errcode === null ? 'got no answer' : `answered ${errcode}`}: ${words}${advice === undefined ? '' : ` ${advice}`}`,
    )
    this.call = call
    this.errcode = errcode
    this.notBefore = notBefore
  }
  /** Whether asking again later may fare better. */
  get mayPass(): boolean {
    const { errcode } = this
    return errcode === null || errcode === SYSTEM_BUSY || LETS_NOBODY_IN.has(errcode) || isThrottled(errcode)
  }
  get isUnknownMember(): boolean {
    return this.errcode === 60111
  }
}

/** 45009, 45011, 45033 and their kin: too many calls. */
export const isThrottled = (errcode: number): boolean => errcode >= 45_000 && errcode < 45_100
