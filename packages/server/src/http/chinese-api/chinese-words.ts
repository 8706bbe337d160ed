/** Words of the OpenAPI document in Chinese, by what they are in English there. */
export type ChineseWords = Readonly<Record<string, string>>
