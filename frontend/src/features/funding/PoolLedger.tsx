import { useTranslation } from 'react-i18next'
import { graphql } from '@/gql'
import { Loaded, Section, useReading, useSourceWord } from '@/kit'
import { Ledger } from './Ledger'

const PoolLedgerDocument = graphql(`
  query PoolLedger($id: ID!) {
    node(id: $id) {
      id
      ... on FundPool {
        source
        year
        entries {
          id
          ...LedgerRow
        }
      }
    }
  }
`)

/** The entries of one pool, newest first. */
export function PoolLedger({ poolId }: { poolId: string }) {
  const { t } = useTranslation('funding')
  const source = useSourceWord()
  const reading = useReading(PoolLedgerDocument, { id: poolId })
  return (
    <Loaded of={reading} pick={(data) => (data.node && 'entries' in data.node ? data.node : null)} shape="section">
      {(pool) => (
        <Section title={t('ledger.of', { source: source(pool.source), year: pool.year })} aside={t('ledger.rule')}>
          <Ledger of={pool.entries} withProject />
        </Section>
      )}
    </Loaded>
  )
}
