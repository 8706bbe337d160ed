/** identity: public surface of this family. */
export * from './canonical.ts'
export * from './linked-accounts.ts'
export * from './minimum-age.ts'
export * from './registry-number.ts'
export * from './screen-account.ts'
export * from './screen-verification.ts'
