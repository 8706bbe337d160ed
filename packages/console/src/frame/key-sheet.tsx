/** Every key and what it does. */
import type { Bilingual } from '@goodstanding/model'
import { Dialog } from '../ui/dialog.tsx'
import { FRAME } from '../words/frame-words.ts'
import type { Place } from './frame.tsx'
import { useSay } from './preferences.tsx'

const KEYS: readonly (readonly [string, Bilingual])[] = [
  ['?', FRAME.keysTitle],
  ['J K', { en: 'Next and previous row', zh: '下一行、上一行' }],
  ['Enter', { en: 'Open', zh: '打开' }],
  ['X', { en: 'Select row', zh: '选择行' }],
  ['⇧X', { en: 'Select all to here', zh: '选至此处' }],
  ['/', { en: 'Filter', zh: '筛选' }],
  ['Ctrl K', { en: 'Go to a page, a case or somebody', zh: '前往页面、案件或对象' }],
  ['Z', { en: 'Undo what was just done', zh: '撤回刚才的操作' }],
  ['T', { en: 'Take next case', zh: '领取下一案件' }],
  ['C', { en: 'Claim in the queue; clause in a case', zh: '队列中领取；案件中选条款' }],
  ['V', { en: 'Show evidence; screen it again', zh: '查看证据；再次遮蔽' }],
  ['⇧V', { en: 'Show more of an image', zh: '进一步查看图片' }],
  ['B', { en: 'Screen everything', zh: '全部遮蔽' }],
  ['0–8', { en: 'Add an action', zh: '添加措施' }],
  ['[ ]', { en: 'Previous and next case', zh: '上一案件、下一案件' }],
  ['R', { en: 'Reason', zh: '理由' }],
  ['N', { en: 'Note', zh: '备注' }],
  ['O', { en: 'Other queue', zh: '转队列' }],
  ['M', { en: 'Merge', zh: '合并' }],
  ['E', { en: 'To a senior, or back', zh: '交高级审核员，或退回' }],
  ['W', { en: 'Wait for somebody', zh: '等待他人' }],
  ['S', { en: 'Give the case back', zh: '退回案件' }],
  ['Ctrl Enter', { en: 'Review decision, then send it', zh: '核对并发送决定' }],
  ['Esc', { en: 'Back', zh: '返回' }],
]

export function KeySheet({ places, onClose }: { readonly places: readonly Place[]; readonly onClose: () => void }) {
  const say = useSay()
  return (
    <Dialog title={say(FRAME.keysTitle)} onClose={onClose}>
      <dl className="facts">
        {KEYS.map(([key, words]) => (
          <div key={key} style={{ display: 'contents' }}>
            <dt>
              {key.split(' ').map((one) => (
                <kbd key={one}>{one}</kbd>
              ))}
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
        {places.map(({ key, name, to }) => (
          <div key={to} style={{ display: 'contents' }}>
            <dt>
              <kbd>G</kbd> <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{say(name)}</dd>
          </div>
        ))}
      </dl>
      <p className="quiet small" style={{ marginTop: 14 }}>
        {say(FRAME.keysOff)}
      </p>
      <div className="row-end">
        <button type="button" className="button" onClick={onClose}>
          {say(FRAME.close)}
        </button>
      </div>
    </Dialog>
  )
}
