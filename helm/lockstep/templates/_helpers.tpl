{{/* Names and labels. Call with (dict "root" $ "component" "engine"). */}}
{{- define "lockstep.name" -}}
{{- printf "%s-%s" .root.Release.Name .component | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "lockstep.selector" -}}
app.kubernetes.io/name: lockstep
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end -}}

{{- define "lockstep.labels" -}}
{{ include "lockstep.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end -}}

{{- define "lockstep.image" -}}
{{- printf "%s/%s:%s" .root.Values.image.repository .image (.root.Values.image.tag | default .root.Chart.AppVersion) -}}
{{- end -}}

{{/* What restricted pod security asks for. */}}
{{- define "lockstep.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile:
  type: RuntimeDefault
{{- end -}}

{{- define "lockstep.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: ["ALL"]
{{- end -}}

{{- define "lockstep.databaseEnv" -}}
- name: LOCKSTEP_DATABASE_HOST
  value: {{ required "database.host is the PostgreSQL server" .Values.database.host | quote }}
- name: LOCKSTEP_DATABASE_PORT
  value: {{ .Values.database.port | quote }}
- name: LOCKSTEP_DATABASE_NAME
  value: {{ .Values.database.name | quote }}
{{- end -}}

{{/* name, key of a secret: (dict "name" "ENV" "secret" "s" "key" "k") */}}
{{- define "lockstep.secretEnv" -}}
- name: {{ .name }}
  valueFrom:
    secretKeyRef:
      name: {{ .secret }}
      key: {{ .key }}
{{- end -}}

{{- define "lockstep.venueEnv" -}}
{{- range $name, $venue := .Values.venues }}
{{- $prefix := printf "LOCKSTEP_VENUES_%s" ($name | upper | replace "-" "") }}
- name: {{ $prefix }}_RESTURL
  value: {{ $venue.restUrl | quote }}
- name: {{ $prefix }}_STREAMURL
  value: {{ $venue.streamUrl | quote }}
- name: {{ $prefix }}_WSAPIURL
  value: {{ $venue.wsApiUrl | quote }}
- name: {{ $prefix }}_SIMULATED
  value: {{ $venue.simulated | quote }}
{{- end }}
{{- end -}}

{{/* Startup may take long, readiness says whether to be called, liveness never asks a dependency. */}}
{{- define "lockstep.probes" -}}
startupProbe:
  httpGet: {path: /internal/health/liveness, port: {{ .port }}}
  periodSeconds: 2
  failureThreshold: 60
readinessProbe:
  httpGet: {path: /internal/health/readiness, port: {{ .port }}}
  periodSeconds: 5
livenessProbe:
  httpGet: {path: /internal/health/liveness, port: {{ .port }}}
  periodSeconds: 10
  failureThreshold: 3
{{- end -}}

{{/* A pod's part that is the same for every component: (dict "root" $ "component" "api") */}}
{{- define "lockstep.podCommon" -}}
serviceAccountName: {{ .root.Release.Name }}-lockstep
automountServiceAccountToken: false
terminationGracePeriodSeconds: {{ .root.Values.terminationGracePeriodSeconds }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
{{- range . }}
  - name: {{ . }}
{{- end }}
{{- end }}
securityContext:
  {{- include "lockstep.podSecurity" . | nindent 2 }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "lockstep.selector" . | nindent 8 }}
{{- end -}}
