import type { Words } from '../frame/words.ts'

/** Words about kinds of content that somebody does not work on, and about who covers them. */
export const ASIDE = {
  title: { en: 'Permanently set aside', zh: '长期不处理的内容' },
  note: {
    en: 'You will not be offered or given cases about what you choose here. Nobody asks you why, and there is nowhere to say it. Seniors and installation administrators can see your choice, so that others cover it.',
    zh: '所选内容的案件不会提供给您，也不会交到您手中。没有人会询问原因，也无处填写原因。高级审核员和系统管理员可以看到所选内容，以便安排他人处理。',
  },
  noteForOthers: {
    en: 'They will not be offered or given cases about what is chosen here. They can see and change it. No reason is asked for or kept.',
    zh: '所选内容的案件不会提供给此人，也不会交到其手中。此人可以看到并更改。不询问、也不保存原因。',
  },
  whom: { en: 'For', zh: '设置对象' },
  myself: { en: 'Myself', zh: '本人' },
  nobody: { en: 'Nobody works on cases yet.', zh: '尚无人员处理案件。' },
  whole: { en: 'Choose a whole section, or some of its clauses.', zh: '可选择整个章节，或其中的部分条款。' },
  some: { en: 'Some clauses of “{0}”', zh: '“{0}”中的部分条款' },
  keep: { en: 'Save', zh: '保存' },
  stale: {
    en: 'Somebody else changed this while you were choosing, so your choice was not saved.',
    zh: '您选择期间已有他人更改，您的选择没有保存。',
  },
  lookAgain: { en: 'Show the current choice', zh: '显示当前内容' },
  kept: { en: 'Saved, from now on.', zh: '已保存，即时生效。' },
  yours: { en: 'You have set this kind of content aside', zh: '您已将此类内容设为不处理' },
  yoursText: {
    en: 'Nothing of this case is shown to you. Others handle it.',
    zh: '此案件的内容不会向您显示，由他人处理。',
  },
  takers: { en: 'Such cases are handled by: {0}.', zh: '以下人员处理此类案件：{0}。' },
  atWork: { en: '{0} (at work now)', zh: '{0}（当前在岗）' },
  noTakers: {
    en: 'Nobody else handles such cases at present. Seniors can see that.',
    zh: '目前没有其他人处理此类案件，高级审核员会看到这一情况。',
  },
  showAll: { en: 'Show the case anyway', zh: '仍要显示此案件' },
  leftOut: { en: 'What you set aside is not in this list.', zh: '此列表不含您设为不处理的内容。' },
  ofOwn: { en: 'Whether something you set aside is missing here', zh: '此列表是否不含您设为不处理的内容' },
  ofOthers: { en: 'What nobody at work handles', zh: '没有在岗人员处理的案件' },
  toOffered: { en: 'Back to your queue', zh: '返回可领取的案件' },
  unstated: { en: 'No clause named', zh: '未指明条款' },
  seeIt: { en: 'See which cases', zh: '查看是哪些案件' },
  change: { en: 'Change what is set aside', zh: '更改不处理的内容' },
  uncovered: { en: 'Nobody else at work handles these', zh: '没有其他在岗人员处理以下案件' },
  alone: { en: 'Nobody else is at work on cases now.', zh: '当前没有其他处理案件的人员在岗。' },
  waiting: {
    en: '{0} in {1}: {2} {2:case:cases}',
    zh: '{1} 队列中的 {0}：{2} 件',
  },
  notYou: { en: 'nor do you', zh: '您也不处理' },
  orphaned: { en: '{0} that no staff member handles', zh: '其中 {0} 件没有任何人员处理' },
} as const satisfies Words
