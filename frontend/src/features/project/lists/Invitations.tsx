import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { graphql } from '@/gql'
import type { InvitationsQuery } from '@/gql/graphql'
import { EscalatedTo } from '../EscalatedTo'
import { type Column, DateText, Foreseen, Money, ObjectHeader, StateTag, StatusTag, WorkList, useMoneyText, useMoneyUnit, useNamed, usePages, useStateWord, useViewer } from '@/kit'

const InvitationsDocument = graphql(`
  query Invitations($after: String) {
    invitations(first: 50, after: $after) {
      edges {
        node {
          id
          state
          role
          packageTitle
          share
          viewerSeesPackage
          dueOn
          escalatedAt
          escalatedTo
          round
          project {
            id
            code
            title
            lead {
              id
              name
              nameEn
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`)
type Row = InvitationsQuery['invitations']['edges'][number]['node']
const pick = (data: InvitationsQuery) => data.invitations

/** The participant's first screen: what is asked of us now, by deadline. */
export function Invitations() {
  const { t } = useTranslation('project')
  const navigate = useNavigate()
  const named = useNamed()
  const unit = useMoneyUnit()
  const money = useMoneyText()
  const word = useStateWord()
  const { today } = useViewer()
  const pages = usePages(InvitationsDocument, {}, pick)
  const place = (row: Row) => `/project/${row.project.id}`
  const late = (row: Row) => !!row.dueOn && row.dueOn < today
  const columns: readonly Column<Row>[] = [
    { key: 'title', head: t('list.title'), render: (row) => <Link to={place(row)}>{row.project.title}</Link>, text: (row) => row.project.title },
    { key: 'lead', head: t('list.lead'), render: (row) => named(row.project.lead), text: (row) => named(row.project.lead) },
    { key: 'package', head: t('invitations.package'), render: (row) => row.packageTitle, text: (row) => row.packageTitle },
    { key: 'share', head: t('participant.share', { unit }), align: 'right', render: (row) => <Money value={row.share} hidden={!row.viewerSeesPackage} />, text: (row) => (row.share ? money(row.share) : '') },
    {
      key: 'state',
      head: t('participant.opinion'),
      render: (row) => (
        <>
          <StateTag of="participant" state={row.state} />
          {row.round > 1 ? <small> {t('invitations.round', { n: row.round })}</small> : null}
        </>
      ),
      text: (row) => word('participant', row.state),
    },
    {
      key: 'due',
      head: t('invitations.due'),
      render: (row) =>
        late(row) ? (
          <>
            <StatusTag family="red" icon="Overdue">
              {t('invitations.late')} <DateText value={row.dueOn} today={today} weekday />
            </StatusTag>{' '}
            <EscalatedTo role={row.escalatedTo} at={row.escalatedAt} />
          </>
        ) : (
          <>
            <DateText value={row.dueOn} today={today} weekday /> <Foreseen on={row.dueOn} />
          </>
        ),
      text: (row) => row.dueOn ?? '',
    },
  ]
  return (
    <>
      <ObjectHeader title={t('invitations.title')} acts={<Button onClick={() => void navigate('/project?mine=1')}>{t('invitations.mine')}</Button>} />
      <WorkList
        label={t('invitations.title')}
        pages={pages}
        columns={columns}
        rowKey={(row) => row.id}
        open={place}
        empty={{ title: t('invitations.empty'), why: t('invitations.emptyWhy'), act: <Button onClick={() => void navigate('/project?mine=1')}>{t('invitations.mine')}</Button> }}
        exportAs={t('invitations.title')}
      />
    </>
  )
}
