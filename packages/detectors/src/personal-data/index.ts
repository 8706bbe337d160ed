/** personal-data: public surface of this family. */
export * from './detect-personal-data.ts'
export * from './row-fields.ts'
