/** The policy at work in a messaging service: the workplace in a real browser, beside the real server. */
import { describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { watchQuiet } from './pages/use-pages.ts'
import {
  as,
  decideAbout,
  found,
  holdBack,
  inDays,
  limit,
  open,
  openDoor,
  personIn,
  senior,
  service,
  useWorkplace,
  write,
} from './pages/use-workplace.ts'

useWorkplace()

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'

describe.skipIf(found === null)('the workplace', () => {
  it('shows a message to the other side as soon as it is sent', () =>
    as('Tobias', async (tobias) => {
      await open(tobias, 'Dock 3')
      await as('Inês', async (ines) => {
        await open(ines, 'Dock 3')
        await write(tobias, 'I am at the gate in five minutes.')
        await ines.getByText('I am at the gate in five minutes.').waitFor()
      })
    }))

  it('shows what was said while a page was still connecting', () =>
    as('Inês', async (ines) => {
      await open(ines, 'Dock 3')
      const connect = await holdBack(ines, (url) => url.pathname === '/api/live')
      await ines.reload()
      await open(ines, 'Dock 3')
      await as('Tobias', async (tobias) => {
        await open(tobias, 'Dock 3')
        await write(tobias, 'The ramp is down.')
        await tobias.getByText('The ramp is down.').waitFor()
      })
      connect()
      await ines.getByText('The ramp is down.').waitFor()
    }))

  it('shows the place that was chosen last, whichever answer comes last', () =>
    as('Inês', async (ines) => {
      await open(ines, 'Dock 3')
      await ines.getByText('Gate is free again').waitFor()
      const answer = await holdBack(ines, (url) => url.search.includes('tobias'))
      await open(ines, 'Tobias Brandt')
      await ines.getByText('One moment …').waitFor()
      await open(ines, 'Dock 3')
      await ines.getByText('Gate is free again').waitFor()
      const late = ines.waitForResponse((response) => response.url().includes('tobias'))
      answer()
      await (await late).finished()
      await ines.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
      expect(await ines.getByText('Gate is free again').isVisible()).toBe(true)
    }))

  it('sends a message once though its key is pressed twice, and keeps what is written meanwhile', () =>
    as('Tobias', async (tobias) => {
      await open(tobias, 'Dock 3')
      const quiet = watchQuiet(tobias)
      const answer = await holdBack(tobias, (url) => url.pathname === '/api/messages')
      await write(tobias, 'The second lorry is here.')
      await tobias.keyboard.press('Enter')
      const field = tobias.getByRole('textbox', { name: 'Write a message' })
      await field.fill('It brings no papers')
      answer()
      const sent = tobias.locator('.item', { hasText: 'The second lorry is here.' })
      await sent.first().waitFor()
      await quiet()
      expect(await sent.count()).toBe(1)
      expect(await field.inputValue()).toBe('It brings no papers')
    }))

  it('takes a click though something is said while the button is down', () =>
    as('Inês', async (ines) => {
      await open(ines, 'Dock 3')
      await ines.getByText('Gate is free again').waitFor()
      await ines.getByRole('button', { name: 'Board' }).hover()
      await ines.mouse.down()
      const seen = ines.waitForResponse((response) => response.url().includes('/api/state'))
      await as('Tobias', async (tobias) => {
        await open(tobias, 'Dock 3')
        await write(tobias, 'It waits at the gate.')
        await tobias.locator('.item.sent', { hasText: 'It waits at the gate.' }).waitFor()
      })
      await (await seen).finished()
      await ines.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))')
      await ines.mouse.up()
      await ines.getByRole('heading', { level: 1, name: /Board/ }).waitFor()
      await open(ines, 'Dock 3')
      await ines.getByText('It waits at the gate.').waitFor()
    }))

  it('keeps a held message to its sender, with the clause in the margin, until a person has looked', async () => {
    await as('Inês', async (ines) => {
      await open(ines, 'Tobias Brandt')
      await ines.getByText('Nothing here yet.').waitFor()
      await as('Tobias', async (tobias) => {
        await open(tobias, 'Inês Carvalho')
        await tobias.getByText('Being checked. Nobody else sees it yet.').first().waitFor()
        await tobias.getByRole('link', { name: 'conduct.i' }).first().waitFor()
      })
      await decideAbout('tobias', {
        outcome: 'no-violation',
        reason: 'Both told us that they were rehearsing a sketch.',
      })
      await ines.locator('.item.sent').first().waitFor({ timeout: 30_000 })
    })
  })

  it('asks once more before a text that reads like an advertisement leaves the organization', () =>
    as('Sasha', async (sasha) => {
      await open(sasha, '何嘉怡')
      await write(
        sasha,
        'Guaranteed profit of 500 USDT a day from home, bring friends and earn a bonus, write me on Telegram',
      )
      await sasha.getByRole('alert').getByText('This goes outside your organization.').waitFor()
      await sasha.getByRole('button', { name: 'Change it' }).click()
      await sasha.getByRole('alert').waitFor({ state: 'detached' })
    }))

  it('takes an invitation to the other side at once, and both may talk once it is accepted', () =>
    as('Owen', async (owen) => {
      await owen.getByRole('button', { name: 'People' }).click()
      await personIn(owen, '林子墨').getByRole('button', { name: 'Invite' }).click()
      await personIn(owen, '林子墨').getByText('Invitation sent').waitFor()
      await as(
        '林子墨',
        async (lin) => {
          await lin.getByRole('button', { name: '通讯录' }).click()
          await lin.getByText('Owen Price 邀请您交谈').waitFor()
          await lin.getByRole('button', { name: '接受' }).click()
          await personIn(owen, '林子墨').getByRole('button', { name: 'Talk' }).click()
          await write(owen, 'The frames are ready to be looked at.')
          await open(lin, 'Owen Price')
          await lin.getByText('The frames are ready to be looked at.').waitFor()
        },
        { language: 'zh-CN' },
      )
    }))

  it('lets no invitation out to who declined, was invited often enough, or by who may not, and says so', async () => {
    await as('Owen', async (owen) => {
      await owen.getByRole('button', { name: 'People' }).click()
      const deniz = personIn(owen, 'Deniz')
      await deniz.getByRole('button', { name: 'Invite' }).click()
      await as('Deniz', async (page) => {
        await page.getByRole('button', { name: 'People' }).click()
        await page.getByRole('button', { name: 'Decline' }).click()
        await page.getByRole('button', { name: 'Decline' }).waitFor({ state: 'detached' })
      })
      await deniz.getByText('Invitation declined').waitFor()
      await deniz.getByRole('button', { name: 'Invite' }).click()
      await deniz.getByRole('link', { name: 'admin.f.vi' }).waitFor()
      await limit('owen', { type: 'limit', capability: 'contact.invite', until: inDays(3) })
      await personIn(owen, 'Karl')
        .getByText(/no inviting contacts until/)
        .waitFor()
      expect(await owen.getByRole('button', { name: 'Invite' }).count()).toBe(0)
    })
    await as('Sasha', async (sasha) => {
      await sasha.getByRole('button', { name: 'People' }).click()
      const karl = personIn(sasha, 'Karl') // invited three times this morning
      await karl.getByText('Invitation sent').waitFor()
      await karl.getByRole('button', { name: 'Invite' }).click()
      await karl.getByRole('link', { name: 'admin.f.vi' }).waitFor()
    })
  })

  it('publishes on the board and opens a live card, and holds what asks for money there', () =>
    as(
      '何嘉怡',
      async (he) => {
        await he.getByRole('button', { name: '公告' }).click()
        await he.getByRole('textbox', { name: '写给组织中的所有人' }).fill('明天下午四点试吃新茶，欢迎大家。')
        await he.getByRole('button', { name: '发布' }).click()
        await he.locator('.item.sent', { hasText: '明天下午四点试吃新茶' }).waitFor()
        await he.getByRole('textbox', { name: '直播标题' }).fill('新样品展示')
        await he.getByRole('button', { name: '开始直播' }).click()
        const card = he.locator('.item.live', { hasText: '新样品展示' })
        await card.getByText('● 直播中').waitFor()
        expect(await card.getByLabel('在直播中展示图片').count()).toBe(1)
        const call = '为灾区募捐，请转账到 IBAN GB33BUKB20201555555555 并转发。'
        await he.getByRole('textbox', { name: '写给组织中的所有人' }).fill(call)
        await he.getByRole('button', { name: '发布' }).click()
        await he.locator('.item.held', { hasText: '为灾区募捐' }).waitFor()
      },
      { language: 'zh-CN', theme: 'dark' },
    ))

  it('stops a file that does harm, and says which clause', () =>
    as('Owen', async (owen) => {
      await open(owen, 'Larkfield · all hands')
      await owen
        .getByLabel('Attach a file')
        .setInputFiles({ name: 'invoice.txt', mimeType: 'text/plain', buffer: Buffer.from(EICAR) })
      await owen.getByRole('alert').getByText('service.e').waitFor()
    }))

  it('takes a report from the message menu, and shows what becomes of it', () =>
    as('Deniz', async (deniz) => {
      await open(deniz, 'Dock 3')
      const item = deniz.locator('.item', { hasText: 'Gate is free again' })
      await item.hover()
      await item.getByRole('button', { name: 'Report' }).click()
      const dialog = deniz.getByRole('dialog')
      await dialog.getByRole('radio', { name: 'Something else' }).check()
      await dialog.getByRole('button', { name: 'Send' }).click()
      await dialog.getByText('Your administrator is looking at it').waitFor()
      await deniz.keyboard.press('Escape')
      await deniz.getByRole('button', { name: 'Settings' }).click()
      await deniz.getByText('Your administrator is looking at it').first().waitFor()
    }))

  it('closes the composer of somebody who is limited, with the reason, and lets them appeal', async () => {
    await limit('sasha', { type: 'limit', capability: 'message.external', until: inDays(3) })
    await as('Sasha', async (sasha) => {
      await open(sasha, '何嘉怡')
      await sasha.getByText('You cannot write here now.').waitFor()
      await sasha.getByRole('button', { name: 'Read why, and appeal' }).click()
      await sasha.getByRole('link', { name: 'conduct.j' }).or(sasha.getByText('conduct.j')).first().waitFor()
      await open(sasha, 'Larkfield · all hands')
      await write(sasha, 'I still may write to colleagues.')
      await sasha.locator('.item.sent', { hasText: 'I still may write to colleagues.' }).waitFor()
    })
  })

  it('shows somebody who is suspended why, and the way to appeal, and nothing else', async () => {
    await limit('karl', { type: 'suspend', until: inDays(3) })
    await as('Karl', async (karl) => {
      await karl.getByRole('heading', { name: 'Your account is suspended.' }).waitFor()
      await karl.getByText('conduct.j').first().waitFor()
      await karl.getByRole('button', { name: /^Appeal, until/ }).click()
      await karl.getByLabel('What should we look at again').fill('It was one offer, and they had asked for it.')
      await karl.getByRole('button', { name: 'Send' }).click()
      await karl.getByText(/^Sent ·/).waitFor()
    })
    const { items } = must(await senior().appeals.list())
    expect(items.some(({ text }) => text?.startsWith('It was one offer'))).toBe(true)
  })

  it('shows a badge once the operator has verified the organization, and takes it away as soon as it is revoked', async () => {
    await as('Priya', async (priya) => {
      const badge = priya.getByRole('navigation').getByText('✓ Verified')
      await priya.getByRole('button', { name: 'Settings' }).click()
      await priya.getByText('not verified').waitFor()
      await priya.getByLabel('Registry number').fill('GB-01234567')
      await priya.getByRole('button', { name: 'Ask for the badge' }).click()
      await priya.getByText('asked for; the operator looks at it').waitFor()
      const evidence = [{ kind: 'registry-number', value: 'GB-01234567', checked: 'proven' }] as const
      must(await senior().verifications.decide('larkfield-bikes', { outcome: 'verify', reason: 'Seen.', evidence }))
      await badge.waitFor()
      must(
        await service().reports.file({
          about: { organization: 'larkfield-bikes' },
          clause: 'org-name.d',
          text: 'The number belongs to somebody else.',
          reporter: { organization: 'juniper-foods', id: 'guest-2', kind: 'external' },
        }),
      )
      const { items } = must(await senior().cases.list({ subject: 'organization/larkfield-bikes', status: 'open' }))
      const [about] = items
      if (about === undefined) throw new Error('No case about the organization.')
      must(
        await senior().cases.decide(about.id, {
          clause: 'org-name.d',
          actions: [{ type: 'revoke-verification' }],
          reason: 'The register names another company.',
          ifMatch: must(await senior().cases.claim(about.id)).version,
        }),
      )
      await badge.waitFor({ state: 'detached' })
      await priya.getByText('revoked').waitFor()
    })
  })

  it('takes an administrator to her own pages at Goodstanding', () =>
    as('Mara', async (mara) => {
      await mara.getByRole('button', { name: 'Settings' }).click()
      const [there] = await Promise.all([
        mara.context().waitForEvent('page'),
        mara.getByRole('link', { name: 'Administrator’s pages' }).click(),
      ])
      await there.getByRole('button', { name: 'Sign in' }).click()
      await there.getByRole('heading', { name: 'Reports of your members' }).waitFor()
      expect((await mara.request.get('/go?to=/console')).status()).toBe(404)
    }))

  it('lets rows of people who did not agree stay out of the directory', () =>
    as('Mara', async (mara) => {
      await mara.getByRole('button', { name: 'People' }).click()
      await mara
        .getByLabel('People')
        .fill('Noor Haddad, noor@juniper-foods.example, Cook\nBen Falk, ben@juniper-foods.example, Baker')
      await mara.getByRole('button', { name: 'Read the lines' }).click()
      await mara.getByRole('checkbox').first().check()
      await mara.getByRole('button', { name: 'Import', exact: true }).click()
      await mara.getByRole('listitem').filter({ hasText: 'not imported · admin.f.v' }).waitFor()
      await mara.getByRole('button', { name: 'Talk' }).first().waitFor()
      await mara.getByText('Cook · Juniper Foods').waitFor()
    }))

  it('screens the name of an organization that registers', async () => {
    const { context, page } = await openDoor()
    await page.goto('/')
    await page.getByLabel('Name', { exact: true }).fill('Bundesministerium der Finanzen')
    await page.getByLabel('Country, two letters').fill('DE')
    await page.getByLabel('Your name').fill('Jo Muster')
    await page.getByLabel('Your e-mail').fill('jo@muster.example')
    await page.getByRole('button', { name: 'Register an organization' }).click()
    await page.getByRole('alert').getByText('org-name.d').waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByLabel('国家').fill('D1')
    await page.getByRole('button', { name: '注册组织' }).click()
    await page.getByRole('alert').getByText('国家须为两个字母，例如 DE。').waitFor()
    await context.close()
  })

  it.each([
    { language: 'en-GB', theme: 'light' },
    { language: 'zh-CN', theme: 'dark' },
  ] as const)('can be used by everybody: $language, $theme', async (look) => {
    const { context, page } = await openDoor(look)
    await page.goto('/')
    await page.getByRole('button', { name: 'Mara' }).waitFor()
    await expectAccessible(page, 'door')
    await context.close()
    await as(
      'Mara',
      async (mara) => {
        await mara.getByRole('button', { name: 'Juniper · everybody' }).click()
        await mara.locator('.item').first().waitFor()
        await expectAccessible(mara, 'chat')
        const quiet = watchQuiet(mara)
        for (const place of [/Board|公告/, /People|通讯录/, /Settings|设置/]) {
          await mara.getByRole('button', { name: place }).click()
          await mara.getByRole('heading', { level: 1, name: place }).waitFor()
          await quiet()
          await expectAccessible(mara, String(place))
        }
        await mara.getByRole('button', { name: /Asked and answered|询问与回答/ }).click()
        await mara.getByRole('complementary').getByRole('listitem').first().waitFor()
        await quiet()
        await expectAccessible(mara, 'what was asked')
      },
      look,
    )
  })
})
