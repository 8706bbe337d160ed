/** Identities: who an account claims to be, its age, its past; who an organization claims to be. */
export * from './canonical.ts'
export { type IdentityClaims, identityTokens, type MakeToken, type TokenKind } from './identity-tokens.ts'
export * from './linked-accounts.ts'
export * from './minimum-age.ts'
export * from './people-index.ts'
export * from './registry-number.ts'
export * from './screen-account.ts'
export * from './screen-verification.ts'
