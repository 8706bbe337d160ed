/** The clock asks the domains of an application. */
export const CHECK_JOB = 'verification.check'
