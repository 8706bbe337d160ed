/** All the Chinese that people read, wherever it stands: its marks, how it addresses them, and one word for one idea. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))
/** Detectors and what trains and tries them hold what others write. */
const READ_BY_NOBODY = /^(detectors|training|testkit)$/
const SOURCE = /(?<!\.test|\.generated|sample-engine)\.tsx?$/

const HAN = String.raw`\p{Script=Han}`
/** A text of a source, and what a clause says in Chinese. */
const IN_SOURCE = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/gs
const IN_CLAUSE = /\bzh: "((?:[^"\\]|\\.)*)"/g

/** What nobody should read, and what is written instead. */
const NOT_SO: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`${HAN}[,;:!?]|[,;!?] ?${HAN}`, 'u'), '，；：！？'],
  [new RegExp(`${HAN}\\(|\\)${HAN}|\\(${HAN}`, 'u'), '（）'],
  [new RegExp(`${HAN}\\.(?=\\s|['"\`]?$)`, 'u'), '。'],
  [new RegExp(`${HAN} +${HAN}`, 'u'), '字与字之间没有空格'],
  [/……/, '…'],
  [/你/, '您'],
  [/安装管理员/, '系统管理员'],
  [/二次判断/, '复核'],
  [/服务端/, '服务方'],
  [/精确度/, '准确率'],
  [/分配规则/, '分派规则'],
  [/批量决定/, '批量处理'],
  // What decides by itself here; a machine is what somebody lets act in their place.
  [/机器(只|提示|不作|从不|无法)|机器判断/, '系统'],
  // A second review, and nothing else that is looked at again.
  [/复核决定|紧急.*复核|复核紧急|小时内复核|运营方复核|人工复核/, '核对、审查'],
]

function textsOf(): readonly (readonly [file: string, text: string])[] {
  const read = (folder: string, name: RegExp, texts: (source: string) => readonly string[]) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => name.test(file))
      .flatMap((file) =>
        texts(readFileSync(join(ROOT, folder, file), 'utf8')).map((text) => [`${folder}/${file}`, text] as const),
      )
  const inSource = (source: string) => [...source.matchAll(IN_SOURCE)].map(([text]) => text)
  const inClause = (source: string) => [...source.matchAll(IN_CLAUSE)].map(([, text = '']) => text)
  const packages = readdirSync(join(ROOT, 'packages')).filter((name) => !READ_BY_NOBODY.test(name))
  return [
    ...packages.flatMap((name) => read(`packages/${name}/src`, SOURCE, inSource)),
    ...read('policies/workplace-aup', /\.yaml$/, inClause),
  ].filter(([, text]) => /\p{Script=Han}/u.test(text))
}

it('is written as people write it', () => {
  const texts = textsOf()
  expect(texts.length).toBeGreaterThan(3_000)
  const wrong = texts.flatMap(([file, text]) =>
    NOT_SO.filter(([pattern]) => pattern.test(text)).map(([, instead]) => `${file}: ${text} -> ${instead}`),
  )
  expect(wrong).toEqual([])
})
