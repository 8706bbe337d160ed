/** What a name looks like to a reader in a hurry. */
export * from './skeleton.ts'
export * from './edit-distance.ts'
