/** What the parameters of calls mean, in Chinese: by the English words. */
import type { ChineseWords } from './chinese-words.ts'

export const CHINESE_PARAMETERS: ChineseWords = {
  // In the path and in headers
  'The id of what is asked for.': '所请求对象的编号。',
  'The SHA-256 of the bytes.': '文件字节的 SHA-256。',
  'The register.': '登记册。',
  'Whose standing.': '账号或组织。',
  'What the id names.': '编号所指的对象类型。',
  'The clause, `<section>.<letter>`.': '条款，写作 `<section>.<letter>`。',
  'The name of the rule within its clause.': '规则在其条款中的名称。',
  'The version of the policy.': '政策的版本。',
  'The index of the entry in the log.': '条目在日志中的序号。',
  'A year, quarter or month: `2026`, `2026-Q4`, `2026-11`. With `.csv` behind it: as CSV.':
    '年、季度或月：`2026`、`2026-Q4`、`2026-11`。末尾加 `.csv` 则以 CSV 答复。',
  'The delivery.': '一次投递。',
  'The `version` that was read; the change is refused when there is a later one.':
    '所读取的 `version`；已有更新的版本时，变更会被拒绝。',
  'A repeat with the same key takes effect once.': '以相同的键重复发送，只生效一次。',

  // Pages and time
  'Most items of one answer.': '一次答复最多的项数。',
  'The `next` of the answer before; absent: from the beginning. Anything else is refused.':
    '上一次答复中的 `next`；省略则从头开始，其他值均被拒绝。',
  'From this instant on.': '自此时刻起（含）。',
  'Before this instant.': '至此时刻止（不含）。',
  'How many days, to today.': '到今天为止的天数。',

  // Which ones
  'Of this organization alone.': '仅限此组织的。',
  'About this subject alone: `account/u1`, `organization/acme`, `content/dec_…`.':
    '仅限与此对象有关的：`account/u1`、`organization/acme`、`content/dec_…`。',
  'With this clause alone, `<section>.<letter>`.': '仅限涉及此条款的，写作 `<section>.<letter>`。',
  'Of this case alone.': '仅限此案件的。',
  'Of this queue alone.': '仅限此队列的。',
  'What the asker set aside: left out, or nothing else; absent: it makes no difference.':
    '调用者设为不处理的内容：略去，或只列出这些；不填写则不作区分。',
  'About this person alone.': '仅限与此人有关的。',
  'Events of this account alone.': '仅限此账号的事件。',
  'About this action alone.': '仅限与此措施有关的。',
  'Of this legal request alone; for counsel.': '仅限此法律请求的；供法务使用。',
  'Events of this type alone.': '仅限此类型的事件。',
  'Decided so alone.': '仅限结果为此的决定。',
  'Brought up by one of these alone: a complaint, else a report, else a rule. No case is an appeal.':
    '仅限由其中之一引起的案件：有投诉的为投诉，其次为举报，再次为规则。申诉不是案件。',
  'Of one of these severities alone; 4 is the worst.': '仅限这些严重程度之一的；4 为最严重。',
  'The table of the report in which the number stands.': '该数字所在的报告表格。',
  'The row of the table; absent: the whole table.': '表格中的行；省略则为整张表。',
  'To this recipient, `account/u1` or `organization/acme`, or about this content, `content/dec_…`.':
    '发给此收件方的（`account/u1` 或 `organization/acme`），或关于此内容的（`content/dec_…`）。',
  'Sent by this account; a service names one, anybody else is it.':
    '由此账号发送的；服务方须指明账号，其他调用者即为本人。',
  'The organization that it was sent in; a service names it.': '发送时所在的组织；服务方须指明。',
  'Reported by this person alone.': '仅限此人举报的。',
  'Whose reason holds these words. Where very few of very many do, a page may be short and have a `next` all the same.':
    '理由中含有这些文字的。若极多之中极少相符，一页可能不足数，但仍带有 `next`。',
  'Of which this notice tells.': '此通知所告知的。',
  'The organization of the person.': '此人所在的组织。',
  'Those in one of these states alone.': '仅限处于这些状态之一的。',
  'Those in one of these states; absent: those that wait for a decision.': '处于这些状态之一的；省略则为等待审定的。',
  'In this state alone.': '仅限处于此状态的。',
  'Judged, and agreeing so far.': '已判断，且一致程度为此的。',
  'Whose first decision names this clause; empty: found no violation.':
    '首次决定依据此条款的；留空则为首次认定未违规的。',
  'Judged so the second time.': '复核结果为此的。',
  'Of which the machine was so sure: 9 for 0.9 and more.': '系统的置信度所在的档次：9 表示 0.9 及以上。',
  'Judged from this instant on.': '自此时刻起判断的。',
  'Which number of the rule: its cases are listed.': '规则的哪一个数字：列出它所计的案件。',
  'Only rules that need a look.': '仅限需要关注的规则。',

  // What for
  'One part of it: `report/…`, `complaint/…`, `appeal/…` or `decision/…`.':
    '其中的一部分：`report/…`、`complaint/…`、`appeal/…` 或 `decision/…`。',
  'The case that the evidence is read for.': '为哪个案件查看证据。',
  'The legal request that the evidence is read for.': '为哪项法律请求查看证据。',
  'What else the evidence is read for, in words.': '为其他用途查看证据时，用文字说明用途。',
  "The notice's own token, in place of any other.": '通知自带的令牌，用以代替其他令牌。',
  'The action that the appeal will be against.': '将要申诉的措施。',
  'The case whose answer it will be against.': '将要对其答复提出申诉的案件。',
  'The decision that kept something back, if it will be against that.': '将要申诉的未放行决定。',
  'What will be filed: `appeal` unless stated.': '将要提出的内容；不填则为 `appeal`。',
  'The clause that the case would be decided under.': '案件拟适用的条款。',
  'What it is brought for: `proof` unless stated.': '提交的用途；不填则为 `proof`。',
  'How the file is called.': '文件名。',

  'The language of the CSV: names of this API, or Chinese words; absent: as `accept-language` prefers.':
    'CSV 的语言：英文为本 API 的名称，中文为文字；省略则以 `accept-language` 为准。',
  'The language of the words; absent: as `accept-language` prefers.': '文字的语言；省略则以 `accept-language` 为准。',

  // The log
  'The size of the log that the proof is for; absent: as it is now.': '证明所针对的日志大小；省略则为当前大小。',
  'The size of the earlier log.': '较早日志的大小。',
  'The size of the later log; absent: as it is now.': '较晚日志的大小；省略则为当前大小。',
  'From the entry of this index on.': '自此序号的条目起。',
  'Most of `actions` and of `pointsFrom`, the first of each. Absent: all of them.':
    '`actions` 与 `pointsFrom` 各自最多返回的条数，取最前面的；不填则全部返回。',
  'Most entries; the header `next-index` says where to go on. Absent: the whole log, as a stream.':
    '最多的条目数；标头 `next-index` 指明从何处继续。省略则以数据流答复整个日志。',

  // What webhooks bring
  'The id of the delivery; the same when it is sent again.': '投递的编号；重新发送时保持不变。',
  'When it was signed, in seconds since 1970.': '签名时间，为 1970 年以来的秒数。',
  '`v1,` and base64 of HMAC-SHA-256 over id, timestamp and body with dots between them; one for each secret.':
    '`v1,` 加上 HMAC-SHA-256 的 base64，所签内容为编号、时间与正文，以点相连；每个密钥各一项。',
}
