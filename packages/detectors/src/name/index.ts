/** name: public surface of this family. */
export * from './name-index.ts'
export * from './screen-name.ts'
