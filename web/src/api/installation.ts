import { InstallationService } from "@chancery/sdk/chancery/identity/v1/installation_service_pb";
import { queryOptions } from "@tanstack/react-query";
import { api } from "./chancery.ts";

/** What a newcomer needs to know of this installation. */
export const installation = queryOptions({
  queryKey: ["installation"],
  queryFn: () => api(InstallationService).getInstallation({}),
  staleTime: Infinity,
});
