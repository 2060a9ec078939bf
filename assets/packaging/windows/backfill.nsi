; The installer for Windows, for NSIS 3: for the person alone, so that it needs no administrator.
;
;   makensis -DVERSION=0.1.0 -DFILES=folder -DOUT=file.exe backfill.nsi
;
; FILES holds backfill.exe, which speaks on a console, and backfill-window.exe, the same program for the menu and for files,
; behind which no console comes up.

Unicode true
!include "MUI2.nsh"
!include "FileFunc.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Backfill"
!define CLASSES "Software\Classes"
!define PLAN "Backfill.Plan"
!define TABLE "Backfill.Table"

Name "Backfill"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Backfill"
InstallDirRegKey HKCU "${UNINSTALL}" "InstallLocation"
RequestExecutionLevel user
SetCompressor /SOLID lzma
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Backfill"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Backfill"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "The Backfill authors, MIT license"

!define MUI_ICON "backfill.ico"
!define MUI_UNICON "backfill.ico"
!insertmacro MUI_PAGE_LICENSE "..\..\..\LICENSE"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\backfill-window.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"

LangString PLAN_NAME ${LANG_ENGLISH} "Backfill plan"
LangString PLAN_NAME ${LANG_GERMAN} "Backfill-Plan"
LangString TABLE_NAME ${LANG_ENGLISH} "Table"
LangString TABLE_NAME ${LANG_GERMAN} "Tabelle"

; The program is offered for tables, and takes none of them from the program that opens them now.
!macro OFFER_FOR ENDING
  WriteRegStr HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${TABLE}" ""
!macroend
!macro OFFER_NO_MORE_FOR ENDING
  DeleteRegValue HKCU "${CLASSES}\${ENDING}\OpenWithProgids" "${TABLE}"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "${CLASSES}\${ENDING}"
!macroend

Section
  SetOutPath "$INSTDIR"
  File "${FILES}\backfill.exe"
  File "${FILES}\backfill-window.exe"
  File "plan.ico"
  File "..\..\..\LICENSE"
  File "..\..\third-party-licenses.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Backfill.lnk" "$INSTDIR\backfill-window.exe"

  WriteRegStr HKCU "${CLASSES}\${PLAN}" "" "$(PLAN_NAME)"
  WriteRegStr HKCU "${CLASSES}\${PLAN}\DefaultIcon" "" "$INSTDIR\plan.ico"
  WriteRegStr HKCU "${CLASSES}\${PLAN}\shell\open\command" "" '"$INSTDIR\backfill-window.exe" "%1"'
  WriteRegStr HKCU "${CLASSES}\.backfill" "" "${PLAN}"
  WriteRegStr HKCU "${CLASSES}\.backfill" "Content Type" "application/x-backfill-plan"
  WriteRegStr HKCU "${CLASSES}\${TABLE}" "" "$(TABLE_NAME)"
  WriteRegStr HKCU "${CLASSES}\${TABLE}\shell\open\command" "" '"$INSTDIR\backfill-window.exe" "%1"'
  !insertmacro OFFER_FOR ".csv"
  !insertmacro OFFER_FOR ".tsv"
  !insertmacro OFFER_FOR ".xlsx"
  !insertmacro OFFER_FOR ".xls"
  !insertmacro OFFER_FOR ".ods"
  ; So that "backfill" is found by the Run dialog and the shells that ask there.
  WriteRegStr HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\backfill.exe" "" "$INSTDIR\backfill.exe"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "Backfill"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\backfill-window.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Backfill authors"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" $0
  ${RefreshShellIcons}
SectionEnd

; Goes with all that was installed. What was imported, settings and keys are the person's own, and stay.
Section "Uninstall"
  Delete "$INSTDIR\backfill.exe"
  Delete "$INSTDIR\backfill-window.exe"
  Delete "$INSTDIR\plan.ico"
  Delete "$INSTDIR\LICENSE"
  Delete "$INSTDIR\third-party-licenses.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\Backfill.lnk"
  DeleteRegKey HKCU "${CLASSES}\${PLAN}"
  DeleteRegKey HKCU "${CLASSES}\${TABLE}"
  DeleteRegKey HKCU "${CLASSES}\.backfill"
  !insertmacro OFFER_NO_MORE_FOR ".csv"
  !insertmacro OFFER_NO_MORE_FOR ".tsv"
  !insertmacro OFFER_NO_MORE_FOR ".xlsx"
  !insertmacro OFFER_NO_MORE_FOR ".xls"
  !insertmacro OFFER_NO_MORE_FOR ".ods"
  DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\App Paths\backfill.exe"
  DeleteRegKey HKCU "${UNINSTALL}"
  ${RefreshShellIcons}
SectionEnd
