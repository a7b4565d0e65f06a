import { Route } from 'react-router'
import { RoomRoutes } from '@/kit'
import { Start } from './Start'
import { Wizard } from './Wizard'

/** Everything below /tenancy/onboarding: a new tenant from a template to in force. */
export function OnboardingScreens() {
  return (
    <RoomRoutes>
      <Route index element={<Start />} />
      <Route path=":draftId" element={<Wizard />} />
    </RoomRoutes>
  )
}
