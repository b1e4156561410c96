/** The in-memory twin keeps what is promised about how an account is asked. */
import { callLimitsContract } from '../contracts/call-limits.contract.ts'
import { memoryCallLimits } from './call-limits.ts'

callLimitsContract(async () => memoryCallLimits())
