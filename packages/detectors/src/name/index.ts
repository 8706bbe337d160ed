/** Names of organizations: claims, protected names, proof. */
export { isSameName } from './name-forms.ts'
export * from './name-index.ts'
export * from './frozen-names.ts'
export * from './decompose-name.ts'
export * from './explain-name.ts'
export * from './screen-name.ts'
export * from './read-name-list.ts'
