/** What is said before the command line can speak, in the language of the locale. */

/** @param {Readonly<Record<string, string | undefined>>} environment */
const isChinese = ({ LC_ALL, LC_MESSAGES, LANG }) => /^zh/i.test(LC_ALL || LC_MESSAGES || LANG || '')

/** @param {string} english @param {string} chinese */
export const sayIn = (english, chinese, environment = process.env) => (isChinese(environment) ? chinese : english)
