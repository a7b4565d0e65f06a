import { CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { Finding } from './Findings'
import s from './excel.module.css'

/** What is wrong, and how to mend it. */
export function Problem({ of }: { of: Finding }) {
  const Icon = of.warning ? ExclamationCircleFilled : CloseCircleFilled
  return (
    <>
      <div className={of.warning ? s.warningText : s.errorText}>
        <Icon aria-hidden /> {of.problem.message}
      </div>
      <div className={s.small}>{[of.problem.lift, of.problem.clause].filter(Boolean).join(' · ')}</div>
    </>
  )
}
