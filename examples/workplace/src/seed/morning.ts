/**
 * A morning's traffic: ordinary work, and the handful of things that a policy is for, no more explicit than it takes.
 * Minutes count back from the start of the workplace.
 */
export type Said = { readonly ago: number; readonly in: string; readonly by: string; readonly text: string }

export const CONVERSATIONS = [
  {
    id: 'juniper-all',
    kind: 'group' as const,
    title: 'Juniper · everybody',
    people: ['mara', 'tobias', 'ines', 'deniz'],
  },
  { id: 'juniper-dock', kind: 'group' as const, title: 'Dock 3', people: ['tobias', 'ines', 'deniz'] },
  { id: 'chenghai-all', kind: 'group' as const, title: '澄海 · 全体', people: ['zhou', 'lin', 'he'] },
  { id: 'larkfield-all', kind: 'group' as const, title: 'Larkfield · all hands', people: ['priya', 'owen', 'sasha'] },
  {
    id: 'direct-ines-tobias',
    kind: 'direct' as const,
    title: 'Inês Carvalho · Tobias Brandt',
    people: ['ines', 'tobias'],
  },
  {
    id: 'direct-sasha-tobias',
    kind: 'direct' as const,
    title: 'Sasha Mills · Tobias Brandt',
    people: ['sasha', 'tobias'],
  },
  {
    id: 'direct-karl-tobias',
    kind: 'direct' as const,
    title: 'Karl Engel · Tobias Brandt',
    people: ['karl', 'tobias'],
  },
  { id: 'direct-he-sasha', kind: 'direct' as const, title: '何嘉怡 · Sasha Mills', people: ['he', 'sasha'] },
]

export const MORNING: readonly Said[] = [
  {
    ago: 178,
    in: 'juniper-all',
    by: 'mara',
    text: 'Good morning. The lift is repaired, the stairs are still being painted.',
  },
  { ago: 176, in: 'juniper-all', by: 'ines', text: 'Thanks! Two pallets for Lyon are ready, papers are on the desk.' },
  { ago: 171, in: 'chenghai-all', by: 'zhou', text: '早上好，今天下午三点例会，请带上样品。' },
  { ago: 169, in: 'chenghai-all', by: 'lin', text: '收到，二号外壳的图纸我中午前更新好。' },
  { ago: 165, in: 'larkfield-all', by: 'priya', text: 'Payslips are out. Questions to me, not to the board please.' },
  {
    ago: 158,
    in: 'juniper-dock',
    by: 'deniz',
    text: 'Truck 12 is late, there is a queue at the border. I keep you posted.',
  },
  {
    ago: 151,
    in: 'direct-karl-tobias',
    by: 'karl',
    text: 'Offer for 4,000 boxes attached as agreed, valid until Friday.',
  },
  { ago: 149, in: 'direct-karl-tobias', by: 'tobias', text: 'Got it, I answer after the meeting.' },
  {
    ago: 142,
    in: 'direct-he-sasha',
    by: 'he',
    text: 'Could you send the frame drawings again? The last file was cut off.',
  },
  { ago: 140, in: 'direct-he-sasha', by: 'sasha', text: 'Of course, this afternoon.' },
  { ago: 133, in: 'larkfield-all', by: 'owen', text: 'Who took the 15 mm spanner? It will kill my schedule.' },
  { ago: 127, in: 'juniper-dock', by: 'ines', text: 'Gate is free again. Dock 3 first, then the fridge.' },
  {
    ago: 118,
    in: 'direct-sasha-tobias',
    by: 'sasha',
    text: 'Are you at the fair on Thursday? I can show you the cargo bike.',
  },
  {
    ago: 109,
    in: 'direct-ines-tobias',
    by: 'tobias',
    text: 'You are a useless idiot and everybody here hates you. Shut up or I will make your life hell.',
  },
  {
    ago: 107,
    in: 'direct-ines-tobias',
    by: 'tobias',
    text: 'You stupid cow, nobody wants you here. Quit or you will regret it.',
  },
  { ago: 96, in: 'larkfield-all', by: 'sasha', text: 'Three test rides booked for the weekend, all e-bikes.' },
  {
    ago: 88,
    in: 'direct-he-sasha',
    by: 'sasha',
    text: 'Guaranteed 30% profit every week! Deposit 500 USDT now, bring two friends and earn a bonus for each. Only today, write me on Telegram @fastwin',
  },
  { ago: 74, in: 'chenghai-all', by: 'he', text: '供应商报价已经整理好，放在共享盘里了。' },
  {
    ago: 61,
    in: 'chenghai-all',
    by: 'lin',
    text: '内部福利：在线真人百家乐，注册就送888，稳赚不赔，加微信 win8866 拉你进群。',
  },
  { ago: 52, in: 'juniper-all', by: 'mara', text: 'Reminder: fire drill at 14:00, meeting point is the car park.' },
  {
    ago: 44,
    in: 'direct-karl-tobias',
    by: 'karl',
    text: 'Your mailbox is locked. Verify your password within 24 hours at http://juniper-foods.example.login-check.test/verify or lose access.',
  },
  { ago: 30, in: 'larkfield-all', by: 'owen', text: 'Spanner found. It was in my own pocket.' },
  { ago: 18, in: 'juniper-dock', by: 'deniz', text: 'Truck 12 has arrived, unloading now.' },
  { ago: 9, in: 'direct-he-sasha', by: 'he', text: 'Please do not send me offers like that again.' },
]

export const POSTS: readonly Omit<Said, 'in'>[] = [
  { ago: 160, by: 'mara', text: 'The canteen has a new menu. Vegetarian on Tuesdays and Thursdays.' },
  { ago: 120, by: 'zhou', text: '公司年会定在十二月十九日，请各部门在本周五前报名节目。' },
  {
    ago: 58,
    by: 'owen',
    text: 'We collect money for the flood victims, please transfer to IBAN GB33BUKB20201555555555 and pass it on.',
  },
]
