/** Why an address that somebody else named was not read, told apart so that it can be said in their language. */
export type NetFaultKind = 'refused' | 'private' | 'no-address' | 'status' | 'elsewhere' | 'redirects' | 'large'

export class NetFault extends Error {
  readonly kind: NetFaultKind
  /** The HTTP status that answered; null when it is about none. */
  readonly status: number | null

  constructor(kind: NetFaultKind, message: string, status: number | null = null) {
    super(message)
    this.name = 'NetFault'
    this.kind = kind
    this.status = status
  }
}
