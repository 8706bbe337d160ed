import { expect, it } from 'vitest'
import { renderAwayPage, renderUnknownPage } from './render-unknown.ts'

const linksOf = (page: string): readonly string[] => Array.from(page.matchAll(/href="([^"]*)"/g), ([, to = '']) => to)

it.each(['//evil.example/x', '/\\evil.example/x', '///evil.example/x'])(
  'a page of ours leads to nobody else for %s',
  (path) => {
    for (const page of [renderUnknownPage('en', path), renderAwayPage('zh', path)])
      for (const link of linksOf(page)) expect(link).toMatch(/^\/(?![/\\])/)
    expect(linksOf(renderUnknownPage('en', path))).toContain('/evil.example/x?lang=zh')
  },
)

it('it leads to itself in the other language', () => {
  expect(linksOf(renderUnknownPage('zh', '/nowhere'))).toContain('/nowhere?lang=en')
  expect(linksOf(renderAwayPage('en', '/me?lang=en'))).toContain('/me?lang=en')
})
