import { Route, useParams } from 'react-router'
import { RoomRoutes } from '@/kit'
import { LogPage } from './LogPage'
import { ProofPage } from './ProofPage'
import { VerifyPage } from './VerifyPage'

/** Everything below /log: the log of decisions of the tenant. */
export const LogRoom = () => (
  <RoomRoutes>
    <Route index element={<LogPage />} />
  </RoomRoutes>
)

function Proof() {
  const { entryId = '' } = useParams()
  return <ProofPage key={entryId} entryId={entryId} />
}

/** Everything below /proofs: the proof of an act, by the act's id. */
export const ProofRoom = () => (
  <RoomRoutes>
    <Route path=":entryId" element={<Proof />} />
  </RoomRoutes>
)

/** Everything below /verify: what somebody brings along is checked. */
export const VerifyRoom = () => (
  <RoomRoutes>
    <Route index element={<VerifyPage />} />
  </RoomRoutes>
)
