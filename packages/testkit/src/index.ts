export { makeTestFolder, openTestDatabase, type TestDatabase } from './open-test-database.ts'
